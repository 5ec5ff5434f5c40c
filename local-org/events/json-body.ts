/** What CometD carries of an event: JSON with only the fields that say something. */

import {
  type BusEvent,
  type ChangeEvent,
  carriedFields,
  type PlatformEvent,
  type StreamEvent,
  stampsOf,
} from './event.ts'
import type { EventShape } from './event-shape.ts'
import { eventUuid } from './event-uuid.ts'
import { jsonValue } from './field-values.ts'
import { ownFields } from './topics.ts'

type Json = Record<string, unknown>

/** The `data` of a streamed message: schema id, payload and replay id. */
export function jsonBody(event: ChangeEvent | PlatformEvent, shape: EventShape): Json {
  const payload = event.kind === 'change' ? jsonChange(event, shape) : jsonPlatform(event, shape)
  const named = event.kind === 'platform' ? { EventApiName: event.subject } : {}
  return {
    schema: shape.schema.id,
    payload,
    event: { EventUuid: eventUuid(event), replayId: event.replayId, ...named },
  }
}

/** The `data` of a message on the older channels: the event's own members, with the replay id beside them. */
export function jsonStream({ data, replayId }: StreamEvent): Json {
  return { ...data, event: { ...(data['event'] as Json), replayId } }
}

/** A cleared field is null in an update, and left out where the whole record is told. */
function jsonChange(event: ChangeEvent, shape: EventShape): Json {
  const isUpdate = event.changeType === 'UPDATE'
  const payload: Json = { ChangeEventHeader: jsonHeader(event, shape) }
  for (const name of carriedFields(event)) {
    const place = shape.places.get(name)
    const field = place && shape.fields[place.field]
    const part = place?.part === undefined ? undefined : field?.parts?.[place.part]
    const stored = part ? part.field : field?.def
    const value = stored ? jsonValue(stored, event.row) : null
    if (!field || (value === null && !isUpdate)) continue
    if (part) payload[field.name] = { ...(payload[field.name] as Json), [part.name]: value }
    else payload[field.name] = told(event, name, value)
  }
  return payload
}

/** A long text may be told as a difference. */
function told({ diffs }: ChangeEvent, name: string, value: unknown): unknown {
  const diff = diffs?.[name]
  return diff === undefined ? value : { diff }
}

function jsonHeader(event: ChangeEvent, shape: EventShape): Json {
  const { subject, changeType, recordIds, changeOrigin, transactionKey, sequenceNumber } = event
  const { commitTimestamp, commitNumber, commitUser } = event
  const changedFields = changeType === 'UPDATE' ? event.fields.map((name) => pathOf(name, shape)) : []
  const ids = { entityName: subject, recordIds, changeType, changedFields, changeOrigin, transactionKey }
  return { ...ids, sequenceNumber, commitTimestamp, commitNumber, commitUser }
}

/** 'Phone', 'BillingAddress.City'. */
function pathOf(name: string, { places, fields }: EventShape): string {
  const place = places.get(name)
  const field = place && fields[place.field]
  if (!field) return name
  return place.part === undefined ? field.name : `${field.name}.${field.parts?.[place.part]?.name}`
}

function jsonPlatform(event: PlatformEvent, { object }: EventShape): Json {
  const { createdDate, createdById } = stampsOf(event)
  const payload: Json = { CreatedDate: new Date(createdDate).toISOString(), CreatedById: createdById }
  for (const field of ownFields(object)) payload[field.name] = jsonValue(field, event.row)
  return payload
}

/** True for events that a user may get: the generic channel can name its readers. */
export function isFor(event: BusEvent, userId: string): boolean {
  return event.kind !== 'stream' || event.userIds === undefined || event.userIds.includes(userId)
}
