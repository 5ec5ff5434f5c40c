/**
 * Generic streaming: messages pushed to a StreamingChannel by REST.
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/resources_streaming_channel_push.htm
 */

import { OrgError } from '../org/index.ts'
import { type Answer, type Call, isObject, json, notFound, payloadObject, type Route } from './wire/index.ts'

const path = '/services/data/:version/sobjects/StreamingChannel/:id/push'

export const routes: Route[] = [
  { method: 'GET', path, run: (call) => json({ ChannelName: channelOf(call), ...onlineUsers(call) }) },
  { method: 'POST', path, run: push },
]

interface PushEvent {
  payload: string
  /** Empty: everyone. */
  userIds: string[]
}

function push(call: Call): Answer {
  const { pushEvents } = payloadObject(call)
  if (!Array.isArray(pushEvents)) throw new OrgError('INVALID_FIELD', 'pushEvents is required.')
  const channel = channelOf(call)
  const online = new Set(listeners(call).map(({ session }) => session.userId))
  return json(
    pushEvents.map(readEvent).map(({ payload, userIds }) => {
      const createdDate = new Date(call.view.now()).toISOString()
      const data = { event: { createdDate }, payload }
      call.instance.events.stream({ subject: channel, data, ...(userIds.length > 0 ? { userIds } : {}) })
      const userOnlineStatus = Object.fromEntries(userIds.map((id) => [id, online.has(id)]))
      return { fanoutCount: userIds.length > 0 ? userIds.filter((id) => online.has(id)).length : -1, userOnlineStatus }
    }),
  )
}

function readEvent(given: unknown): PushEvent {
  const { payload, userIds } = isObject(given) ? given : {}
  if (typeof payload !== 'string') throw new OrgError('INVALID_FIELD', 'payload is required.')
  return { payload, userIds: Array.isArray(userIds) ? userIds.map(String) : [] }
}

function channelOf({ view, params }: Call): string {
  const row = view.table('StreamingChannel').get(params['id'] ?? '')
  if (!row || row['IsDeleted'] === true) throw notFound()
  return String(row['Name'])
}

function listeners(call: Call) {
  const channel = channelOf(call)
  return [...call.instance.streamingClients.values()].filter(
    (client) => !client.isGone && client.channels.includes(channel),
  )
}

function onlineUsers(call: Call) {
  return { OnlineUserIds: [...new Set(listeners(call).map(({ session }) => session.userId))] }
}
