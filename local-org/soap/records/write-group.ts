/** Writes a row of a grouped query: an AggregateResult. Groups have no fields, so each value says of what type it is. */

import { javaDouble } from '../../org/index.ts'
import type { QueryResult, WireRecord } from '../../soql/index.ts'
import type { SoapCall } from '../soap-call.ts'
import { typed, type Xml } from '../xml/write-xml.ts'
import { asRecord } from './write-record.ts'

type Column = QueryResult['columns'][number]

/** XML type by the type of a column; texts are told as such. */
const xmlTypes: Partial<Record<Column['type'], string>> = {
  boolean: 'xsd:boolean',
  currency: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  double: 'xsd:double',
  int: 'xsd:int',
  long: 'xsd:long',
  percent: 'xsd:double',
  time: 'xsd:time',
}

/** What writes the groups of a result. */
export function groupWriter(columns: readonly Column[]): (call: SoapCall, record: WireRecord) => Xml {
  const types = new Map(columns.map(({ name, type }) => [name, xmlTypes[type] ?? 'xsd:string']))
  return (call, record) => {
    const { attributes, ...values } = record
    const members = Object.entries(values).map(([name, value]) => [`sf:${name}`, spell(value, types.get(name))])
    return asRecord(call, attributes.type, { 'sf:Id': null }, Object.fromEntries(members))
  }
}

function spell(value: unknown, type = 'xsd:string'): Xml {
  if (value === null || value === undefined) return null
  if (type === 'xsd:double' && typeof value === 'number') return typed(type, javaDouble(value))
  return typed(type, type === 'xsd:dateTime' ? String(value).replace(/\+00:?00$/, 'Z') : String(value))
}
