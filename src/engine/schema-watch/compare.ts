/** What an object has lost since it was known: differences that can break a workflow, and no others. */
import { z } from 'zod'
import type { FieldSnapshot, Snapshot } from './snapshot.ts'

const loss = z.object({
  change: z.enum([
    'object-gone',
    'object-right-lost',
    'field-gone',
    'field-renamed',
    'type-changed',
    'not-createable',
    'not-updateable',
    'became-required',
    'length-shortened',
    'value-gone',
    'record-type-gone',
  ]),
  /** Null when it is about the object. */
  field: z.string().nullable(),
  /** What was: a type, a length, a value, a right, the id of a record type. */
  was: z.string(),
  /** What is in its place; empty where there is nothing. */
  is: z.string(),
})

export type Loss = z.infer<typeof loss>

/** A loss with the time it was first noticed, ISO. */
export const notedLoss = loss.extend({ seenAt: z.string() })
export type NotedLoss = z.infer<typeof notedLoss>

/** `now` null: the object is not there for the connected user. */
export function lossesOf(known: Snapshot, now: Snapshot | null): Loss[] {
  if (!now) return [{ change: 'object-gone', field: null, was: known.name, is: '' }]
  const fieldsNow = byName(now.fields)
  const fieldsKnown = byName(known.fields)
  return [
    ...rightsLost(known, now),
    ...recordTypesLost(known, now),
    ...known.fields.flatMap((field) => {
      const found = fieldsNow.get(field.name)
      return found ? fieldLosses(field, found) : [goneOrRenamed(field, now)]
    }),
    ...now.fields
      .filter(({ name, required }) => required && fieldsKnown.get(name)?.required !== true)
      .map(({ name }) => ({ change: 'became-required' as const, field: name, was: 'optional', is: 'required' })),
  ]
}

const byName = (fields: FieldSnapshot[]) => new Map(fields.map((field) => [field.name, field]))

const objectRights = ['queryable', 'createable', 'updateable', 'deletable'] as const

function rightsLost(known: Snapshot, now: Snapshot): Loss[] {
  const lost = objectRights.filter((right) => known[right] && !now[right])
  return lost.map((right) => ({ change: 'object-right-lost', field: null, was: right, is: '' }))
}

function recordTypesLost(known: Snapshot, now: Snapshot): Loss[] {
  const there = new Set(now.recordTypes.map(({ id }) => id))
  const lost = known.recordTypes.filter(({ id }) => !there.has(id))
  return lost.map(({ id, name }) => ({ change: 'record-type-gone', field: 'RecordTypeId', was: id, is: name }))
}

/** Labels are all but unique in an object: a field of the same label and type, new to us, is taken for the renamed one. */
function goneOrRenamed(known: FieldSnapshot, { fields }: Snapshot): Loss {
  const heir = fields.find(({ label, type }) => label === known.label && type === known.type)
  const is = heir?.name ?? ''
  return { change: heir ? 'field-renamed' : 'field-gone', field: known.name, was: known.name, is }
}

function fieldLosses(known: FieldSnapshot, now: FieldSnapshot): Loss[] {
  const { name: field } = known
  if (known.type !== now.type) return [{ change: 'type-changed', field, was: known.type, is: now.type }]
  const losses: Loss[] = []
  if (known.createable && !now.createable) losses.push({ change: 'not-createable', field, was: 'createable', is: '' })
  if (known.updateable && !now.updateable) losses.push({ change: 'not-updateable', field, was: 'updateable', is: '' })
  if (now.length < known.length)
    losses.push({ change: 'length-shortened', field, was: String(known.length), is: String(now.length) })
  const left = new Set(now.values)
  for (const was of known.values) if (!left.has(was)) losses.push({ change: 'value-gone', field, was, is: '' })
  return losses
}
