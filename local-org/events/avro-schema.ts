/**
 * Avro schemas of events, with the `doc` notes Salesforce writes: they tell types that Avro itself cannot (all dates are
 * `long`). Shapes are those of schemas recorded from a true org.
 */

import { createHash } from 'node:crypto'
import type { FieldDef, FieldType, ObjectDef } from '../org/index.ts'
import { setUpId } from '../tooling/custom-ids.ts'
import { changeTypes } from './event.ts'
import type { EventField } from './event-fields.ts'
import { ownFields } from './topics.ts'

type AvroType = string | AvroType[] | Record<string, unknown>

/** One schema as GetSchema gives it. */
export interface EventSchema {
  /** 22 characters, made from the text: the same schema has the same id. */
  id: string
  /** API name of the event, 'AccountChangeEvent'. */
  name: string
  /** The JSON text. */
  text: string
}

const namespace = 'com.sforce.eventbus'

/** Avro type and word in `doc` of each field type; those not named are text. */
const types: Partial<Record<FieldType, readonly [avro: string, doc: string]>> = {
  boolean: ['boolean', 'Boolean'],
  int: ['int', 'Integer'],
  long: ['long', 'Long'],
  double: ['double', 'Double'],
  currency: ['double', 'Currency'],
  percent: ['double', 'Percent'],
  date: ['long', 'DateOnly'],
  datetime: ['long', 'DateTime'],
  time: ['long', 'TimeOnly'],
  email: ['string', 'Email'],
  phone: ['string', 'Phone'],
  url: ['string', 'Url'],
  picklist: ['string', 'DynamicEnum'],
  multipicklist: ['string', 'MultiEnum'],
  encryptedstring: ['string', 'EncryptedText'],
  address: ['Address', 'Address'],
  location: ['Location', 'Location'],
}

const text = ['string', 'Text'] as const

const list = { type: 'array', items: 'string' }
const headerRecord = {
  type: 'record',
  name: 'ChangeEventHeader',
  fields: [
    { name: 'entityName', type: 'string' },
    { name: 'recordIds', type: list },
    { name: 'changeType', type: { type: 'enum', name: 'ChangeType', symbols: changeTypes } },
    { name: 'changeOrigin', type: 'string' },
    { name: 'transactionKey', type: 'string' },
    { name: 'sequenceNumber', type: 'int' },
    { name: 'commitTimestamp', type: 'long' },
    { name: 'commitNumber', type: 'long' },
    { name: 'commitUser', type: 'string' },
    { name: 'nulledFields', type: list },
    { name: 'diffFields', type: list },
    { name: 'changedFields', type: list },
  ],
}

/** The schema of an object's change event: the header, then the fields, all of which may be null. */
export function changeEventSchema(name: string, object: ObjectDef, fields: EventField[]): EventSchema {
  const known = new Set<string>()
  const header = { name: 'ChangeEventHeader', type: headerRecord, doc: 'Data:ComplexValueType' }
  return finish(name, [header, ...fields.map((field) => changeField(object, field, known))])
}

/** The schema of a platform event: who and when, then its own fields. */
export function platformEventSchema(object: ObjectDef): EventSchema {
  return finish(object.name, [
    { name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
    { name: 'CreatedById', type: 'string', doc: 'CreatedBy:EntityId' },
    ...ownFields(object).map((field) => nullable(field.name, [avroType(field)[0]], docOf(object, field))),
  ])
}

function changeField(object: ObjectDef, { name, def, parts }: EventField, known: Set<string>): Record<string, unknown> {
  if (object.name === 'Account' && name === 'Name') {
    // A person account's name would be the record; the schema is the same for all accounts.
    const parts = ['Salutation', 'FirstName', 'LastName'].map((part) => nullable(part, ['string']))
    const person = { type: 'record', name: 'Switchable_PersonName', fields: parts }
    return nullable(name, ['string', person], 'Data:Switchable_PersonName')
  }
  if (!parts) return nullable(name, [avroType(def)[0]], docOf(object, def))
  const record = def.type === 'string' ? 'PersonName' : avroType(def)[0]
  const first = !known.has(record)
  known.add(record)
  const members = parts.map((part) => nullable(part.name, [partType(part.name)]))
  return nullable(
    name,
    [first ? { type: 'record', name: record, fields: members } : record],
    docAs(object, def, record),
  )
}

function partType(part: string): string {
  return part === 'Latitude' || part === 'Longitude' ? 'double' : 'string'
}

function nullable(name: string, of: AvroType[], doc?: string): Record<string, unknown> {
  return { name, type: ['null', ...of], ...(doc === undefined ? {} : { doc }), default: null }
}

/** The Avro type and the word of a field: 'long' and 'DateOnly'. */
function avroType(field: FieldDef): readonly [avro: string, doc: string] {
  if (field.type === 'picklist' && field.restrictedPicklist && !field.custom) return ['string', 'StaticEnum']
  if (field.type === 'textarea') return ['string', longText(field)]
  return types[field.type] ?? text
}

function longText(field: FieldDef): string {
  if (field.htmlFormatted) return 'HtmlStringPlusClob'
  return field.length > 255 ? 'StringPlusClob' : 'MultiLineText'
}

function docOf(object: ObjectDef, field: FieldDef): string {
  if (field.type === 'reference') return docAs(object, field, 'EntityId', 'ForeignKey')
  return field.name === 'CreatedDate' ? 'CreatedDate:DateTime' : docAs(object, field, avroType(field)[1])
}

/** 'Data:Text', and for a custom field its id behind: 'Data:Text:00NdL00000aBcDe'. */
function docAs(object: ObjectDef, { custom, name }: FieldDef, word: string, role = 'Data'): string {
  const id = custom ? `:${setUpId('00N', object.name, name).slice(0, 15)}` : ''
  return `${role}:${word}${id}`
}

function finish(name: string, fields: Record<string, unknown>[]): EventSchema {
  const schema = { name, namespace, type: 'record', fields }
  const id = createHash('md5').update(JSON.stringify(schema)).digest('base64url')
  return { id, name, text: JSON.stringify({ ...schema, uuid: id }) }
}
