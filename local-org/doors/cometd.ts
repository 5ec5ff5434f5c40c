/** Streaming API: CometD by long polling at /cometd/60.0, for change events, platform events, PushTopics and generic channels. */

import { OrgError, type Session } from '../org/index.ts'
import { failure, type Message, toMessages } from './cometd/message.ts'
import { answerMeta } from './cometd/meta.ts'
import type { Reply } from './cometd/reply.ts'
import { type Answer, authenticate, json, type OpenCall, parseJson, type Route, text, tokenOf } from './wire/index.ts'

/** Clients may add the name of the meta channel to the path. */
const paths = ['/cometd/:api', '/cometd/:api/*rest']

export const routes: Route[] = paths.flatMap((path): Route[] => [
  { method: 'POST', path, open: true, run: converse },
  // Some clients ask for a WebSocket first; Salesforce offers long polling only.
  { method: 'GET', path, open: true, run: () => text('text/html', 'Unknown Bayeux Transport', 400) },
])

async function converse(call: OpenCall): Promise<Answer> {
  const messages = toMessages(parseJson(bodyOf(call)))
  if (messages.length === 0) throw new OrgError('JSON_PARSER_ERROR', 'The request has no Bayeux message.')
  const session = sessionOf(call)
  const replies: Reply[] = []
  for (const message of messages) {
    replies.push(...(session ? await answer(call, session, message, messages.length === 1) : [refusal(call, message)]))
  }
  return json(replies)
}

async function answer(call: OpenCall, session: Session, message: Message, alone: boolean): Promise<Reply[]> {
  const { instance } = call
  const replies = await answerMeta({ instance, session, message, alone })
  const ended = message.channel === '/meta/connect' && sessionOf(call) === undefined
  return ended ? [refusal(call, message)] : replies
}

/** Some clients send a form with the JSON in its field `message`. */
function bodyOf(call: OpenCall): string {
  const body = call.body.toString('utf8')
  const isForm = call.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return isForm ? (new URLSearchParams(body).get('message') ?? '') : body
}

function sessionOf(call: OpenCall): Session | undefined {
  try {
    const session = authenticate(call, call.instance)
    call.tally.userId = session.userId
    return session
  } catch {
    return undefined
  }
}

/** Without a live session nothing is answered but this, with status 200: CometD clients read the message. */
function refusal(call: OpenCall, message: Message): Reply {
  const reason = tokenOf(call) === undefined ? '401::Request requires authentication' : '401::Authentication invalid'
  const advice = { reconnect: 'none' }
  if (message.channel !== '/meta/handshake') return failure(message, reason, { advice })
  const ext = { sfdc: { failureReason: reason }, replay: true, 'payload.format': true }
  return failure(message, '403::Handshake denied', { ext, advice })
}
