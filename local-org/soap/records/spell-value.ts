/** Spells a field's REST value as XML has it: instants end in Z, doubles are Java's, files are base64. */

import { type FieldDef, javaDouble, type ObjectDef, to18 } from '../../org/index.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { SoapCall } from '../soap-call.ts'
import { typed, type Xml } from '../xml/write-xml.ts'

type Spelling = (value: unknown, version: string) => Xml

const double: Spelling = (value) => (typeof value === 'number' ? javaDouble(value) : String(value))

const spellings: Partial<Record<FieldDef['type'], Spelling>> = {
  datetime: (value) => String(value).replace(/\+00:?00$/, 'Z'),
  // What a component consists of is told by the Metadata API.
  complexvalue: () => null,
  double,
  currency: double,
  percent: double,
  address: (value, version) => typed('address', writeShape(version, 'address', value)),
  location: (value, version) => typed('location', writeShape(version, 'location', value)),
}

/** Where a value stands. */
export interface Place {
  object: ObjectDef | undefined
  /** None of an expression. */
  field: FieldDef | undefined
  /** The record's. */
  id: string | undefined
}

export function spellValue(call: SoapCall, value: unknown, { object, field, id }: Place): Xml {
  if (value === null || value === undefined) return null
  if (field?.type === 'base64') return contentOf(call, object, field, id)
  const spell = field && spellings[field.type]
  return spell ? spell(value, call.version) : plain(value)
}

/** A value whose type only itself tells. */
export function plain(value: unknown): Xml {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

function contentOf({ view, instance }: SoapCall, object: ObjectDef | undefined, field: FieldDef, id = ''): Xml {
  const row = object && view.table(object.name).get(to18(id) ?? '')
  const stored = row?.[field.name]
  const bytes = typeof stored === 'string' ? instance.org.blob(stored) : undefined
  return bytes ? Buffer.from(bytes).toString('base64') : null
}
