/** What each meta channel does. Errors are those of https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/streaming_error_codes.htm */

import { randomBytes } from 'node:crypto'
import type { Session } from '../../org/index.ts'
import type { Instance } from '../wire/index.ts'
import { topicOf } from './channel.ts'
import { advice, failure, type Message, success } from './message.ts'
import { positionOf, replayOf } from './replay.ts'
import type { Reply } from './reply.ts'
import { StreamingClient } from './streaming-client.ts'

export interface MetaCall {
  instance: Instance
  session: Session
  message: Message
  /** False when other messages came along: then the answer is not held back. */
  alone: boolean
}

type MetaMethod = (call: MetaCall) => Reply[] | Promise<Reply[]>

/** Meta channels of clients that shook hands. */
const methods: Record<string, (client: StreamingClient, call: MetaCall) => Reply[] | Promise<Reply[]>> = {
  '/meta/connect': connect,
  '/meta/subscribe': subscribe,
  '/meta/unsubscribe': unsubscribe,
  '/meta/disconnect': disconnect,
}

/** The replies to one message, with events before them when it was a connect. */
export const answerMeta: MetaMethod = (call) => {
  const { instance, message } = call
  if (message.channel === '/meta/handshake') return handshake(call)
  const client = instance.streamingClients.get(message.clientId ?? '')
  if (!client) return [failure(message, '403::Unknown client', { advice: { interval: 0, reconnect: 'handshake' } })]
  client.seen()
  const method = methods[message.channel]
  return method ? method(client, call) : [failure(message, '403::Cannot publish to this channel')]
}

function handshake({ instance, session, message }: MetaCall): Reply[] {
  for (const [id, client] of instance.streamingClients) if (client.isGone) instance.streamingClients.delete(id)
  const client = new StreamingClient(randomBytes(20).toString('base64url'), session, instance.events)
  instance.streamingClients.set(client.id, client)
  const offer = { version: '1.0', minimumVersion: '1.0', supportedConnectionTypes: ['long-polling'] }
  return [success({ ...message, clientId: client.id }, { ext: { replay: true, 'payload.format': true }, ...offer })]
}

async function connect(client: StreamingClient, { instance, message, alone }: MetaCall): Promise<Reply[]> {
  const heldMs = alone ? Math.min(message.advice?.timeout ?? advice.timeout, advice.timeout) : 0
  const events = await client.poll(heldMs)
  const known = instance.streamingClients.get(client.id) === client
  if (known) return [...events, success(message, { advice })]
  return [failure(message, '403::Unknown client', { advice: { interval: 0, reconnect: 'handshake' } })]
}

function subscribe(client: StreamingClient, { instance, message }: MetaCall): Reply[] {
  const channels = [message.subscription ?? []].flat()
  if (channels.length === 0) return [failure(message, '412::Mandatory field missing : subscription')]
  const wanted = channels.map((channel) => ({ channel, topic: topicOf(instance, client.session, channel) }))
  for (const { channel, topic } of wanted) {
    // The words are a hypothesis; that subscribing fails is not.
    if (!topic) return [failure(message, `400::The channel you requested to subscribe to does not exist {${channel}}`)]
    const replayId = replayOf(message, channel)
    if (positionOf(instance.events, replayId) === undefined) return [failure(message, invalidReplay(replayId))]
  }
  for (const { channel, topic } of wanted) {
    const position = positionOf(instance.events, replayOf(message, channel))
    if (topic && position !== undefined) client.subscribe(topic, position)
  }
  return [success(message)]
}

function invalidReplay(id: number): string {
  const hint = 'Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.'
  return `400::The replayId {${id}} you provided was invalid.  ${hint}`
}

function unsubscribe(client: StreamingClient, { message }: MetaCall): Reply[] {
  for (const channel of [message.subscription ?? []].flat()) client.unsubscribe(channel)
  return [success(message)]
}

function disconnect(client: StreamingClient, { instance, message }: MetaCall): Reply[] {
  instance.streamingClients.delete(client.id)
  client.release()
  return [success(message)]
}
