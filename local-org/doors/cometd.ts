/** Streaming API: CometD by long polling at /cometd/60.0, for change events, platform events, PushTopics and generic channels. */

import { OrgError, type Session } from '../org/index.ts'
import { failure, type Message, toMessages } from './cometd/message.ts'
import { answerMeta, denied } from './cometd/meta.ts'
import type { Reply } from './cometd/reply.ts'
import { type Answer, authenticate, json, type OpenCall, parseJson, type Route, text, tokenOf } from './wire/index.ts'

/** Clients may add the name of the meta channel to the path. */
const paths = ['/cometd', '/cometd/:api', '/cometd/:api/*rest']
/** The oldest version served, and most bytes of a request. */
const oldest = 23
const mostBytes = 32_768
/** How often a held poll asks whether its session still lives, real ms. */
const checkMs = 500

export const routes: Route[] = paths.flatMap((path): Route[] => [
  { method: 'POST', path, open: true, run: converse },
  // Some clients ask for a WebSocket first; Salesforce offers long polling only.
  { method: 'GET', path, open: true, run: () => text('text/html', 'Unknown Bayeux Transport', 400) },
])

async function converse(call: OpenCall): Promise<Answer> {
  if (call.body.length > mostBytes) return text('text/html', 'Maximum Request Size Exceeded', 413)
  const messages = toMessages(parseJson(bodyOf(call)))
  if (messages.length === 0) throw new OrgError('JSON_PARSER_ERROR', 'The request has no Bayeux message.')
  const wrong = wrongVersion(call)
  if (wrong !== undefined)
    return json(
      messages.map((message) => failure(message, wrong)),
      400,
    )
  const session = sessionOf(call)
  const replies: Reply[] = []
  for (const message of messages) {
    replies.push(...(session ? await answer(call, session, message, messages.length === 1) : [refusal(call, message)]))
  }
  return json(replies)
}

/** What is wrong with the version in the path, if anything. */
function wrongVersion({ instance: { apiVersion }, params }: OpenCall): string | undefined {
  const format = `URI format: '/cometd/${apiVersion}'`
  const asked = params['api']
  if (asked === undefined || !/^\d+(?:\.\d+)?$/.test(asked)) {
    return `400::API version in the URI is mandatory. ${format}`
  }
  if (Number(asked) >= oldest && Number(asked) <= Number(apiVersion)) return undefined
  return `400::Unsupported API version. Only API versions '${oldest}.0' and above are supported. ${format}`
}

async function answer(call: OpenCall, session: Session, message: Message, alone: boolean): Promise<Reply[]> {
  const { instance } = call
  if (message.channel !== '/meta/connect') return answerMeta({ instance, session, message, alone })
  const check = setInterval(() => {
    if (!sessionOf(call)) instance.streamingClients.get(message.clientId ?? '')?.release()
  }, checkMs)
  const replies = await answerMeta({ instance, session, message, alone }).finally(() => clearInterval(check))
  return sessionOf(call) ? replies : [refusal(call, message)]
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
  if (message.channel === '/meta/handshake') return denied(message, reason)
  return failure(message, reason, { advice: { reconnect: 'none', interval: 0 } })
}
