/** Writes a record of a REST answer as an sObject: its type, its id, then the fields in the order asked. */

import type { WireRecord } from '../../soql/index.ts'
import type { SoapCall } from '../soap-call.ts'
import { typed, type Xml } from '../xml/write-xml.ts'
import { spellValue } from './spell-value.ts'

/** One record with its parents and children. Its id is told where it was asked for, or where the caller gives it. */
export function writeRecord(call: SoapCall, record: WireRecord, id: unknown = record['Id']): Xml {
  const { type, url } = record.attributes
  const head = { 'sf:Id': typeof id === 'string' ? id : null }
  const members = fieldMembers(call, record, url?.split('/').at(-1))
  return asRecord(call, type, head, call.dialect.records === 'generic' ? members : asDeclared(members))
}

/** Partner records tell their type as their first member, then their id, which stands once more where it was asked for. */
export function asRecord({ dialect }: SoapCall, type: string, head: Members, members: Members): Xml {
  return dialect.records === 'generic'
    ? typed('sf:sObject', [{ 'sf:type': type, ...head }, members])
    : typed(`sf:${type}`, [head, members])
}

type Members = Readonly<Record<string, Xml>>

/** The enterprise WSDL has an object's members in the order of their names, whatever the query says, and none need be there. */
function asDeclared(members: Members): Members {
  const told = Object.entries(members).filter(([name, value]) => name !== 'sf:Id' && value !== null)
  return Object.fromEntries(told.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function fieldMembers(call: SoapCall, record: WireRecord, id: string | undefined): Members {
  const object = call.view.object(record.attributes.type)
  const members: Record<string, Xml> = {}
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue
    const field = object && call.view.field(object, name)
    members[`sf:${name}`] = isNested(value)
      ? writeNested(call, value)
      : spellValue(call, value, { object, field: field?.name === name ? field : undefined, id })
  }
  return members
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

function isOne(value: WireRecord | Children): value is WireRecord {
  return 'attributes' in value
}

function writeNested(call: SoapCall, value: WireRecord | Children): Xml {
  return isOne(value) ? writeRecord(call, value) : writePage(call, value)
}

/** A page of records, a QueryResult; partner replies say so. The locator of the next one is the end of its address. */
export function writePage(call: SoapCall, page: Children, write = writeRecord): Xml {
  const result = {
    done: page.done,
    queryLocator: page.nextRecordsUrl?.split('/').at(-1) ?? null,
    records: page.records.map((record) => write(call, record)),
    size: page.totalSize,
    ...(call.api === 'tooling' ? { totalSize: page.totalSize } : {}),
  }
  return call.dialect.records === 'generic' ? typed('QueryResult', result) : result
}
