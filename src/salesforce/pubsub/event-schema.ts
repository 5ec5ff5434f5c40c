/** What an Avro schema says about the events of one object: how to read them, and which fields of the record they carry. */
import avsc from 'avsc'
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type FieldPlace, readBitmaps } from './bitmap.ts'

export interface EventSchema {
  /** Throws what avsc throws for bytes that are not of the schema. */
  read(payload: Buffer): Record<string, unknown>
  /** API names of all fields that events carry; parts of compounds under their own names: BillingCity, FirstName. */
  carried: ReadonlySet<string>
  /** API names behind the bitmaps of a header. */
  named(bitmaps: string[]): string[]
  /** Values by API name, compounds taken apart. Not filled is null. */
  flat(body: Record<string, unknown>): Record<string, unknown>
}

interface Field {
  name: string
  /** It can be a plain value. A business account's Name is text, though the schema also allows a person's record. */
  plain: boolean
  /** API names of the parts of a compound, by their names in the event. */
  parts: Map<string, string>
}

const record = z.object({ name: z.string(), fields: z.array(z.object({ name: z.string(), type: z.unknown() })) })
type RecordSchema = z.infer<typeof record>

/** Throws Problem `org-refused` for a text that is no Avro schema of a record. */
export function readSchema(text: string): EventSchema {
  const { type, fields } = parse(text)
  return {
    read: (payload) => type.fromBuffer(payload) as Record<string, unknown>,
    carried: new Set(fields.flatMap(apiNames)),
    named: (bitmaps) => readBitmaps(bitmaps).flatMap((place) => namesAt(fields, place)),
    flat: (body) => Object.assign({}, ...fields.map((field) => flatten(field, body[field.name]))),
  }
}

function parse(text: string): { type: avsc.Type; fields: Field[] } {
  try {
    const json: unknown = JSON.parse(text)
    return { type: avsc.Type.forSchema(json as avsc.Schema), fields: fieldsOf(record.parse(json)) }
  } catch (cause) {
    throw new Problem('org-refused', {
      what: 'Salesforce described its events in a form Rainmaker does not know.',
      fix: 'Please report this; the objects are polled meanwhile.',
      cause,
    })
  }
}

/** A record type is spelled out where it first comes and named from then on. */
function fieldsOf(schema: RecordSchema): Field[] {
  const known = new Map<string, RecordSchema>()
  return schema.fields.map(({ name, type }) => {
    const union = [type].flat()
    const compound = name === header ? undefined : union.map((one) => recordOf(one, known)).find(Boolean)
    const parts = (compound?.fields ?? []).map((part) => [part.name, partName(name, part.name)] as const)
    return { name, plain: !compound || union.includes('string'), parts: new Map(parts) }
  })
}

function recordOf(type: unknown, known: Map<string, RecordSchema>): RecordSchema | undefined {
  if (typeof type === 'string') return known.get(type.split('.').at(-1) ?? '')
  const read = record.safeParse(type)
  if (read.success) known.set(read.data.name, read.data)
  return read.data
}

export const header = 'ChangeEventHeader'

/** City of BillingAddress is BillingCity, Latitude of Place__c is Place__Latitude__s, FirstName of Name is FirstName. */
function partName(compound: string, part: string): string {
  if (compound === 'Name') return part
  if (compound.endsWith('__c')) return `${compound.slice(0, -3)}__${part}__s`
  return compound.replace(/Address$/, '') + part
}

/** All names under which the record has the field. */
function apiNames({ name, plain, parts }: Field): string[] {
  if (name === header) return []
  return [...(plain ? [name] : []), ...parts.values()]
}

function namesAt(fields: Field[], { field, part }: FieldPlace): string[] {
  const at = fields[field]
  if (!at) return []
  return part === undefined ? apiNames(at) : [...at.parts.values()].slice(part, part + 1)
}

function flatten(field: Field, value: unknown): Record<string, unknown> {
  const { name, parts } = field
  if (typeof value !== 'object') return { [name]: value }
  const inside = (value ?? {}) as Record<string, unknown>
  const none = Object.fromEntries(apiNames(field).map((api) => [api, null]))
  return { ...none, ...Object.fromEntries([...parts].map(([part, api]) => [api, inside[part] ?? null])) }
}
