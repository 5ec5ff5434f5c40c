/** The org's own objects as types of a WSDL: a field each, the parents and the lists of children among them, in order of names. */

import { describeObject } from '../../doors/describe/index.ts'
import type { Call } from '../../doors/wire/index.ts'
import type { FieldDef, ObjectDef } from '../../org/index.ts'
import { anyMembers, type Declaration, type Member, type Structure } from './notation.ts'

/** What every record is: of partner records any fields are known, and they tell their type. */
export function anyRecord(): Declaration[] {
  return [record('sObject', undefined, [required('type', 'string'), ...common(), member(anyMembers, '')])]
}

/** Its members are what the query calls them. */
const groupRow = 'AggregateResult'

/** A type for each object the user sees, below that of all records and that of groups. */
export function ownRecords(call: Call, objects: Iterable<ObjectDef>): Declaration[] {
  const known = [...objects]
    .filter(({ name }) => name !== groupRow)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const names = new Set(known.map(({ name }) => name))
  const groups = record(groupRow, 'sObject', [member(anyMembers, '')])
  return [record('sObject', undefined, common()), groups, ...known.map((object) => ownRecord(call, object, names))]
}

function ownRecord(call: Call, object: ObjectDef, names: ReadonlySet<string>): Structure {
  const facts = describeObject(call, object)
  const members = [
    ...listOf(facts['fields']).map(({ name, soapType }) =>
      member(String(name), typeOf(object, String(name), soapType)),
    ),
    ...object.fields.flatMap((field) => parentOf(field, names)),
    ...listOf(facts['childRelationships']).flatMap(({ relationshipName }) =>
      typeof relationshipName === 'string' ? [member(relationshipName, 'QueryResult')] : [],
    ),
  ].filter(({ name }) => name !== 'Id')
  const once = new Map(members.map((one) => [one.name, one]))
  return record(
    object.name,
    'sObject',
    [...once.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
  )
}

/** 'xsd:double' is double, 'urn:address' is address. A component's content is of the type that is called as its object is. */
function typeOf(object: ObjectDef, name: string, soapType: unknown): string {
  const field = object.fields.find((one) => one.name === name)
  return field?.type === 'complexvalue' ? object.name : String(soapType).replace(/^\w+:/, '')
}

/** The record a reference leads to; one that may be of several types is told as a record of any. */
function parentOf({ relationshipName, referenceTo = [] }: FieldDef, names: ReadonlySet<string>): Member[] {
  const [only = ''] = referenceTo
  if (!relationshipName) return []
  return [member(relationshipName, referenceTo.length === 1 && names.has(only) ? only : 'sObject')]
}

function common(): Member[] {
  return [
    { ...member('fieldsToNull', 'string'), most: Number.POSITIVE_INFINITY },
    { ...required('Id', 'ID'), nillable: true },
  ]
}

function record(name: string, base: string | undefined, members: Member[]): Structure {
  return { kind: 'type', name, base, members }
}

function member(name: string, type: string): Member {
  return { name, type, least: 0, most: 1, nillable: true, since: 0 }
}

function required(name: string, type: string): Member {
  return { ...member(name, type), least: 1, nillable: false }
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : []
}
