/** Publishes platform events: what Publish and PublishStream do with each request. */

import { replayIdToBytes, type Topic } from '../events/index.ts'
import { OrgError, type SaveResult } from '../org/index.ts'
import type { ProducerEvent, PublishRequest, PublishResponse, PublishResult } from './messages.ts'
import type { Caller, Service } from './method.ts'
import { PubSubRefusal } from './refusal-codes.ts'
import { topicOf } from './topic.ts'

/** The topic, if events can be published to it. Throws PubSubRefusal. */
export function publishTopic({ bus }: Service, { session }: Caller, name: string): Topic {
  const topic = topicOf(bus, session, name)
  if (topic.kind !== 'platform') throw new PubSubRefusal('publish.topic.cannot.publish')
  return topic
}

/** Publishes what can be published; each event has its result, in order. */
export function publish(service: Service, caller: Caller, topic: Topic, { events }: PublishRequest): PublishResponse {
  if (events.length === 0) throw new PubSubRefusal('publish.events.empty')
  const object = topic.object?.name ?? ''
  const values = events.map((event) => valuesOf(service, object, event))
  const operations = values.map((read) => ({
    op: 'create' as const,
    object,
    values: read instanceof Error ? {} : read,
  }))
  const sound = operations.filter((_, index) => !(values[index] instanceof Error))
  const saved = service.bus.org.save(caller.session.userId, sound, { client: 'PubSub' })
  const replayIds = replayIdsOf(service, saved)
  let next = 0
  const results = events.map((event, index): PublishResult => {
    const read = values[index]
    const result = read instanceof Error ? read : saved[next++]
    return { correlationKey: event.id, ...outcome(result, replayIds) }
  })
  return { results, schemaId: service.bus.shapeOf(object)?.schema.id ?? '', rpcId: caller.rpcId }
}

/** The event's own fields; stamps are the org's affair. An Error says why the payload cannot be read. */
function valuesOf({ bus, codec }: Service, object: string, event: ProducerEvent): Record<string, unknown> | Error {
  const schema = bus.schema(event.schemaId)
  if (schema?.name !== object) return new PubSubRefusal('schema.not.found')
  try {
    const { CreatedDate: _date, CreatedById: _by, ...values } = codec.decode(schema, event.payload)
    return values
  } catch (failure) {
    return failure instanceof Error ? failure : new OrgError('INVALID_PAYLOAD', String(failure))
  }
}

/** Replay id per record that was just saved. */
function replayIdsOf({ bus }: Service, saved: SaveResult[]): ReadonlyMap<string, number> {
  if (!saved.some(({ success }) => success)) return new Map()
  const events = bus.ofCommit(bus.org.changes.last)
  return new Map(events.map((event) => [event.row.Id, event.replayId]))
}

function outcome(result: SaveResult | Error | undefined, ids: ReadonlyMap<string, number>): Partial<PublishResult> {
  const failure = result instanceof Error ? result : result?.errors[0]
  if (failure) return { error: { code: 'PUBLISH', msg: failure.message } }
  const id = result instanceof Error ? undefined : ids.get(result?.id ?? '')
  return id === undefined ? {} : { replayId: replayIdToBytes(id) }
}
