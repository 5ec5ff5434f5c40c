/** Writes a record of a REST answer as an sObject: its type, its id, then the fields in the order asked. */

import type { WireRecord } from '../../soql/index.ts'
import type { SoapCall } from '../soap-call.ts'
import { typed, type Xml } from '../xml/write-xml.ts'
import { plain, spellValue } from './spell-value.ts'

const groupRow = 'AggregateResult'

/** One record with its parents and children. */
export function writeRecord(call: SoapCall, record: WireRecord): Xml {
  const { type, url } = record.attributes
  const generic = call.dialect.records === 'generic'
  const members = type === groupRow ? groupMembers(record) : fieldMembers(call, record, url?.split('/').at(-1))
  return typed(generic ? 'sf:sObject' : `sf:${type}`, {
    ...(generic ? { 'sf:type': type } : {}),
    'sf:Id': idOf(record, generic),
    ...members,
  })
}

/** Partner records have Id as a member of every sObject, and once more among the fields when it was asked for. */
function idOf(record: WireRecord, generic: boolean): Xml {
  const id = record['Id']
  if (typeof id !== 'string') return null
  return generic ? [id, id] : id
}

function fieldMembers(call: SoapCall, record: WireRecord, id: string | undefined): Record<string, Xml> {
  const object = call.view.object(record.attributes.type)
  const members: Record<string, Xml> = {}
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes' || name === 'Id') continue
    const field = object && call.view.field(object, name)
    members[`sf:${name}`] = isNested(value)
      ? writeNested(call, value)
      : spellValue(call, object, field?.name === name ? field : undefined, value, id)
  }
  return members
}

/** Groups have no fields, so each value says what it is. */
function groupMembers(record: WireRecord): Record<string, Xml> {
  const values = Object.entries(record).filter(([name]) => name !== 'attributes')
  return Object.fromEntries(values.map(([name, value]) => [`sf:${name}`, groupValue(value)]))
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+\+0000$/

function groupValue(value: unknown): Xml {
  if (value === null) return null
  if (typeof value === 'string' && instant.test(value)) return typed('xsd:dateTime', value.replace('+0000', 'Z'))
  const kinds: Record<string, string> = {
    number: Number.isInteger(value) ? 'xsd:int' : 'xsd:double',
    boolean: 'xsd:boolean',
  }
  return typed(kinds[typeof value] ?? 'xsd:string', plain(value))
}

interface Children {
  totalSize: number
  done: boolean
  nextRecordsUrl?: string
  records: WireRecord[]
}

function isNested(value: unknown): value is WireRecord | Children {
  return typeof value === 'object' && value !== null && ('attributes' in value || 'records' in value)
}

function writeNested(call: SoapCall, value: WireRecord | Children): Xml {
  return 'attributes' in value ? writeRecord(call, value as WireRecord) : writePage(call, value as Children)
}

/** A page of records, as `QueryResult`. The locator of the next one is the end of its address. */
export function writePage(call: SoapCall, page: Children): Xml {
  return typed('QueryResult', {
    done: page.done,
    queryLocator: page.nextRecordsUrl?.split('/').at(-1) ?? null,
    records: page.records.map((record) => writeRecord(call, record)),
    size: page.totalSize,
  })
}
