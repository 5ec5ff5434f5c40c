/** What each meta channel does. Errors are those of https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/streaming_error_codes.htm */

import { randomBytes } from 'node:crypto'
import type { Topic } from '../../events/index.ts'
import type { Session } from '../../org/index.ts'
import type { Instance } from '../wire/index.ts'
import { topicOf } from './channel.ts'
import { advice, connectionType, failure, type Message, success, unknownClient } from './message.ts'
import { positionOf } from './replay.ts'
import type { Reply } from './reply.ts'
import { StreamingClient } from './streaming-client.ts'

/** Clients of all channels together (https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_event_limits.htm). */
const mostClients = 2000

export interface MetaCall {
  instance: Instance
  session: Session
  message: Message
  /** False when other messages came along: then the answer is not held back. */
  alone: boolean
}

type MetaMethod = (call: MetaCall) => Promise<Reply[]>

/** Meta channels of clients that shook hands. */
const methods: Record<string, (client: StreamingClient, call: MetaCall) => Reply[] | Promise<Reply[]>> = {
  '/meta/connect': connect,
  '/meta/subscribe': subscribe,
  '/meta/unsubscribe': unsubscribe,
  '/meta/disconnect': disconnect,
}

/** The replies to one message, with events before them when it was a connect. */
export const answerMeta: MetaMethod = async (call) => {
  const { instance, message } = call
  if (message.channel === '/meta/handshake') return handshake(call)
  const client = instance.streamingClients.get(message.clientId ?? '')
  if (!client) return [unknownClient(message)]
  client.seen()
  const method = methods[message.channel]
  return method ? method(client, call) : [failure(message, '403::Cannot publish to this channel')]
}

function handshake({ instance, session, message }: MetaCall): Reply[] {
  const { events, streamingClients } = instance
  for (const [id, client] of streamingClients) if (client.isGone) streamingClients.delete(id)
  const asked = [message.supportedConnectionTypes ?? connectionType].flat().map(String)
  if (!asked.includes(connectionType)) return [denied(message, `400::Invalid connection type {${asked.join(', ')}}`)]
  if (streamingClients.size >= mostClients) {
    return [failure(message, '403::Organization concurrent user limit exceeded', { advice: { reconnect: 'none' } })]
  }
  const client = new StreamingClient(newClientId(), session, events)
  streamingClients.set(client.id, client)
  const offer = { version: '1.0', minimumVersion: '1.0', supportedConnectionTypes: [connectionType] }
  return [success({ ...message, clientId: client.id }, { ext: extensions, ...offer })]
}

/** What the server adds to Bayeux. */
const extensions = { replay: true, 'payload.format': true }

/** A handshake refused: the reason stands apart from the error. */
export function denied(message: Message, failureReason: string): Reply {
  const ext = { sfdc: { failureReason }, ...extensions }
  return failure(message, '403::Handshake denied', { ext, advice: { reconnect: 'none' } })
}

/** Small letters and digits, as true ones. */
function newClientId(): string {
  return BigInt(`0x${randomBytes(18).toString('hex')}`).toString(36)
}

async function connect(client: StreamingClient, { instance, message, alone }: MetaCall): Promise<Reply[]> {
  const type = message.connectionType ?? connectionType
  if (type !== connectionType) return [failure(message, `400::Invalid connection type {${type}}`)]
  const heldMs = alone && !client.isNew ? Math.min(message.advice?.timeout ?? advice.timeout, advice.timeout) : 0
  const told = client.isNew ? { advice } : {}
  client.isNew = false
  const events = await client.poll(heldMs)
  const known = instance.streamingClients.get(client.id) === client
  return [...events, success(message, known ? told : { advice: { reconnect: 'none' } })]
}

function subscribe(client: StreamingClient, { instance, message }: MetaCall): Reply[] {
  const begin: { topic: Topic; position: number }[] = []
  for (const channel of [message.subscription ?? ''].flat()) {
    const topic = topicOf(instance, client.session, channel)
    if (typeof topic === 'string') return [failure(message, topic)]
    const position = positionOf(instance.events, message, channel)
    if (typeof position === 'string') return [failure(message, position)]
    begin.push({ topic, position })
  }
  for (const { topic, position } of begin) client.subscribe(topic, position)
  return [success(message)]
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
