/** Publishes platform events: what Publish and PublishStream do with each request. */

import { randomUUID } from 'node:crypto'
import { type EventStamps, eventUuid, type PlatformEvent, replayIdToBytes, type Topic } from '../events/index.ts'
import { OrgError, type SaveResult } from '../org/index.ts'
import type { ProducerEvent, PublishRequest, PublishResponse, PublishResult } from './messages.ts'
import type { Caller, Service } from './method.ts'
import { PubSubRefusal } from './refusal-codes.ts'
import { topicOf } from './topic.ts'

/** An event as its payload tells it. */
interface Draft {
  values: Record<string, unknown>
  stamps: EventStamps
}

/** The topic, if events can be published to it. Throws PubSubRefusal. */
export function publishTopic({ bus }: Service, { session }: Caller, name: string): Topic {
  if (name === '') throw new PubSubRefusal('publish.topic.validation.empty')
  const topic = topicOf(bus, session, name)
  if (topic.kind !== 'platform' || !topic.object)
    throw new PubSubRefusal('publish.topic.cannot.publish', { topic: name })
  return topic
}

/** Publishes what can be published; each event has its result, in order. */
export function publish(service: Service, caller: Caller, topic: Topic, { events }: PublishRequest): PublishResponse {
  if (events.length === 0) throw new PubSubRefusal('publish.event.count.invalid')
  const object = topic.object?.name ?? ''
  const drafts = events.map((event) => draftOf(service, object, event))
  const sound = drafts.flatMap((draft) => (draft instanceof Error ? [] : [draft]))
  const operations = sound.map(({ values }) => ({ op: 'create' as const, object, values }))
  const saved = service.bus.org.save(caller.session.userId, operations, { client: 'PubSub' })
  const published = putOnBus(service, saved, sound)
  let next = 0
  const results = events.map(({ id }, index): PublishResult => {
    const draft = drafts[index]
    const result = draft instanceof Error ? draft : saved[next++]
    return { correlationKey: id, ...outcome(result, published) }
  })
  return { results, schemaId: service.bus.shapeOf(object)?.schema.id ?? '', rpcId: caller.rpcId }
}

/** An Error says why the payload cannot be read. */
function draftOf({ bus, codec }: Service, object: string, event: ProducerEvent): Draft | Error {
  const schema = bus.schema(event.schemaId)
  if (schema?.name !== object)
    return new OrgError('INVALID_SCHEMA', `The schema ID ${event.schemaId} is not of this topic.`)
  try {
    const { CreatedDate, CreatedById, ...values } = codec.decode(schema, event.payload)
    const id = event.id || randomUUID()
    return { values, stamps: { id, createdDate: Number(CreatedDate), createdById: String(CreatedById) } }
  } catch (failure) {
    return failure instanceof Error ? failure : new OrgError('INVALID_PAYLOAD', String(failure))
  }
}

/** Lets the events tell the date and the user their payloads told, unchecked as Salesforce does. The events by record. */
function putOnBus({ bus }: Service, saved: SaveResult[], sound: Draft[]): ReadonlyMap<string, PlatformEvent> {
  const stamps = saved.flatMap(({ success, id }, index): [string, EventStamps][] => {
    const draft = sound[index]
    return success && id !== null && draft ? [[id, draft.stamps]] : []
  })
  if (stamps.length === 0) return new Map()
  const published = bus.stamp(bus.org.changes.last, Object.fromEntries(stamps))
  return new Map(published.map((event) => [event.row.Id, event]))
}

/** A published event is known by its publisher's id for it, or by one made here. */
function outcome(
  result: SaveResult | Error | undefined,
  published: ReadonlyMap<string, PlatformEvent>,
): Partial<PublishResult> {
  const failure = result instanceof Error ? result : result?.errors[0]
  if (failure) return { error: { code: 'PUBLISH', msg: failure.message } }
  const event = result instanceof Error ? undefined : published.get(result?.id ?? '')
  return event ? { replayId: replayIdToBytes(event.replayId), correlationKey: eventUuid(event) } : {}
}
