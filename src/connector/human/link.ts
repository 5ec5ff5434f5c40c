/** A value of a reference field that is no id: what it says about the record it means. */
import type { FieldDescribe, FieldValues, ObjectDescribe } from '../../salesforce/index.ts'
import { findField } from '../check/field-named.ts'
import type { CrmObject } from '../object.ts'
import { namedObjects } from './named-objects.ts'

export interface Link {
  /** As the person wrote it. */
  name: string
  field: FieldDescribe
  /** Objects it may be a record of. */
  targets: string[]
  /** The object it names, where it names one. */
  type: string | null
  /** The field to know it by; null: as people name such records. */
  by: string | null
  value: string
}

/** The link, or null when the value is to be read as it is: an id, nothing, or no reference at all. */
export function readLink(describe: ObjectDescribe, name: string, value: unknown, object?: CrmObject): Link | null {
  const field = findField(describe, name, object) ?? relationNamed(describe, name)
  if (field?.type !== 'reference') return null
  if (typeof value === 'string') return linkByWord(name, field, value.trim())
  return typeof value === 'object' && value !== null ? linkByField(name, field, value as FieldValues) : null
}

/** `owner`, `Account`: the relation in place of its field. */
export function relationNamed(describe: ObjectDescribe, name: string): FieldDescribe | null {
  const lower = name.toLowerCase()
  return describe.fields.find((field) => field.relationshipName?.toLowerCase() === lower) ?? null
}

/** Fifteen or eighteen letters and digits are taken for an id, were it a mistyped one. */
const looksLikeId = (text: string) => /^(?=.*\d)[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(text)

function linkByWord(name: string, field: FieldDescribe, value: string): Link | null {
  const named = (target: string) => target === 'RecordType' || Object.hasOwn(namedObjects, target)
  if (value === '' || looksLikeId(value) || !field.referenceTo.length || !field.referenceTo.every(named)) return null
  return { name, field, targets: field.referenceTo, type: null, by: null, value }
}

/** `{ "Email": "x@y.example" }`, with `type` where several objects are possible. */
function linkByField(name: string, field: FieldDescribe, { type, ...rest }: FieldValues): Link | null {
  const entries = Object.entries(rest).filter(([key]) => key !== 'attributes')
  const [[by, value] = []] = entries
  if (entries.length !== 1 || by === undefined || typeof value === 'object' || value === undefined) return null
  const wanted = typeof type === 'string' ? type.trim() : null
  const isWanted = (target: string) => wanted === null || target.toLowerCase() === wanted.toLowerCase()
  const targets = field.referenceTo.filter(isWanted)
  return { name, field, targets, type: wanted, by, value: String(value).trim() }
}
