/** What the Pub/Sub API carries of an event, as values of its Avro schema. */

import { toBitmaps } from './bitmap.ts'
import { type ChangeEvent, carriedFields, type PlatformEvent, stampsOf } from './event.ts'
import type { EventField, EventPlace } from './event-fields.ts'
import type { EventShape } from './event-shape.ts'
import { avroValue } from './field-values.ts'
import { ownFields } from './topics.ts'

type Body = Record<string, unknown>

/** Every field of the schema is there; those the event does not carry are null. */
export function avroChange(event: ChangeEvent, shape: EventShape): Body {
  const body: Body = { ChangeEventHeader: avroHeader(event, shape) }
  for (const { name } of shape.fields) body[name] = null
  for (const name of carriedFields(event)) {
    const place = shape.places.get(name)
    if (place) put(body, shape.fields[place.field]!, place, event)
  }
  return body
}

/** A part goes into its compound, which is made when its first filled part comes. */
function put(body: Body, field: EventField, { part }: EventPlace, { diffs, row }: ChangeEvent): void {
  if (part === undefined || !field.parts) {
    body[field.name] = diffs?.[field.name] ?? avroValue(field.def, row)
    return
  }
  const { name, field: stored } = field.parts[part]!
  const value = stored ? avroValue(stored, row) : null
  if (value === null) return
  body[field.name] = { ...(body[field.name] ?? emptyCompound(field)), [name]: value }
}

function emptyCompound({ parts = [] }: EventField): Body {
  return Object.fromEntries(parts.map(({ name }) => [name, null]))
}

function avroHeader(event: ChangeEvent, shape: EventShape): Body {
  const changed = event.changeType === 'UPDATE' ? event.fields.flatMap((name) => shape.places.get(name) ?? []) : []
  const nulled = changed.filter((place) => isNull(event, shape.fields[place.field]!, place))
  return {
    entityName: event.subject,
    recordIds: event.recordIds,
    changeType: event.changeType,
    changeOrigin: event.changeOrigin,
    transactionKey: event.transactionKey,
    sequenceNumber: event.sequenceNumber,
    commitTimestamp: event.commitTimestamp,
    commitNumber: event.commitNumber,
    commitUser: event.commitUser,
    nulledFields: toBitmaps(nulled.map((place) => wholeWhenEmpty(event, shape, place))),
    diffFields: toBitmaps(Object.keys(event.diffs ?? {}).flatMap((name) => shape.places.get(name) ?? [])),
    changedFields: toBitmaps(changed),
  }
}

function isNull({ row }: ChangeEvent, { def, parts }: EventField, { part }: EventPlace): boolean {
  const stored = part === undefined ? def : parts?.[part]?.field
  return stored === undefined || (row[stored.name] ?? null) === null
}

/** A compound that lost its last part is told as a whole. */
function wholeWhenEmpty(event: ChangeEvent, { fields }: EventShape, place: EventPlace): EventPlace {
  const { parts = [] } = fields[place.field]!
  const empty = parts.every(({ field: stored }) => stored === undefined || (event.row[stored.name] ?? null) === null)
  return place.part !== undefined && empty ? { field: place.field } : place
}

export function avroPlatform(event: PlatformEvent, { object }: EventShape): Body {
  const { createdDate, createdById } = stampsOf(event)
  const body: Body = { CreatedDate: createdDate, CreatedById: createdById }
  for (const field of ownFields(object)) body[field.name] = avroValue(field, event.row)
  return body
}
