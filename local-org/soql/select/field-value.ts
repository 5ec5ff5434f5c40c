/** Reads a field of a record as answers spell it. */
import type { FieldDef, ObjectDef, OrgView, Row } from '../../org/index.ts'
import type { Hop } from '../names/hop.ts'
import { NAME_OBJECT, nameReader } from '../names/name-object.ts'
import { compoundReader } from '../values/compound.ts'
import { fieldReader } from '../values/read-field.ts'
import { wireSpelling } from '../values/wire-value.ts'
import { recordUrl } from './attributes.ts'

export type WireRead = (row: Row, version: string) => unknown

/** Bytes are not part of an answer; their address is. */
function bytesUrl(object: ObjectDef, field: FieldDef): WireRead {
  return (row, version) =>
    (row[field.name] ?? null) === null ? null : `${recordUrl(object, row, version)}/${field.name}`
}

/** Reads a field of `object`; `hop` is the relationship it was reached by, which tells what a Name entity may be. */
export function wireReader(org: OrgView, object: ObjectDef, field: FieldDef, hop?: Hop): WireRead {
  if (field.type === 'address' || field.type === 'location') return compoundReader(object, field)
  if (field.type === 'base64') return bytesUrl(object, field)
  const read = object === NAME_OBJECT ? nameReader(org, hop?.targets ?? [], field) : fieldReader(field)
  const spell = wireSpelling(field.type)
  return (row) => spell(read(row))
}
