/** Writes a field of the schema as a CustomField component, for fields that nobody deployed. */

import type { FieldDef, FieldType, ObjectDef } from '../../org/index.ts'
import type { Xml } from '../../soap/index.ts'
import type { Ground } from '../ground.ts'

/** What is read needs no more. */
export type Reading = Pick<Ground, 'org' | 'version'>

const typeNames: Partial<Record<FieldType, string>> = {
  boolean: 'Checkbox',
  currency: 'Currency',
  date: 'Date',
  datetime: 'DateTime',
  double: 'Number',
  email: 'Email',
  encryptedstring: 'EncryptedText',
  int: 'Number',
  multipicklist: 'MultiselectPicklist',
  percent: 'Percent',
  phone: 'Phone',
  picklist: 'Picklist',
  reference: 'Lookup',
  string: 'Text',
  textarea: 'TextArea',
  time: 'Time',
  url: 'Url',
}

const longText = 255
/** From this version on the choices of standard picklists are a type of their own, StandardValueSet. */
const standardValueSets = 38

/** Standard fields that tell their type; the others are known by their name alone. */
const toldTypes = new Set(['Picklist', 'MultiselectPicklist', 'Lookup', 'MasterDetail'])
/** Standard lookups that put records of one object above each other. */
const hierarchies = new Set(['Account.ParentId', 'Campaign.ParentId', 'User.ManagerId'])

/** Whether a standard field stands in its object's file: those people fill in, compound ones in place of their parts. */
export function isCustomizable(field: FieldDef): boolean {
  if (field.compoundFieldName !== undefined || field.name === 'RecordTypeId') return false
  return field.createable || field.updateable || field.nameField || field.type === 'address'
}

/** The members a reader expects of any field. */
export function writeField(ground: Reading, object: ObjectDef, field: FieldDef): Record<string, Xml> {
  return field.custom ? writeCustom(ground, object, field) : writeStandard(ground, object, field)
}

function writeStandard(ground: Reading, object: ObjectDef, field: FieldDef): Record<string, Xml> {
  const type = hierarchies.has(`${object.name}.${field.name}`) ? 'Hierarchy' : typeName(field)
  return {
    inlineHelpText: field.inlineHelpText,
    picklist: oldPicklist(ground, object, field),
    trackFeedHistory: object.feedEnabled
      ? (ground.org.rules.feedTracking[object.name]?.includes(field.name) ?? false)
      : undefined,
    trackHistory: tracksHistory(ground, object, field),
    type: toldTypes.has(type ?? '') || type === 'Hierarchy' ? type : undefined,
  }
}

/** Undefined where no history is kept of the object. */
function tracksHistory({ org }: Reading, object: ObjectDef, { name }: FieldDef): boolean | undefined {
  const tracked = org.rules.history[object.name]
  return tracked || object.keepsHistory ? (tracked?.includes(name) ?? false) : undefined
}

function writeCustom(ground: Reading, object: ObjectDef, field: FieldDef): Record<string, Xml> {
  const type = typeName(field)
  return {
    externalId: field.externalId,
    formula: field.formula,
    formulaTreatBlanksAs: field.formula === undefined ? undefined : (field.formulaTreatBlanksAs ?? 'BlankAsZero'),
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: ['Text', 'LongTextArea', 'Html', 'EncryptedText'].includes(type ?? '') ? field.length : undefined,
    precision: field.precision > 0 ? field.precision : undefined,
    referenceTo: field.referenceTo?.[0],
    required: field.calculated ? undefined : !field.nillable,
    scale: field.precision > 0 ? field.scale : undefined,
    trackHistory: tracksHistory(ground, object, field),
    type,
    unique: field.unique,
    valueSet: field.picklistValues ? valueSet(field) : undefined,
  }
}

function typeName(field: FieldDef): string | undefined {
  if (field.autoNumber) return 'AutoNumber'
  if (field.summary) return 'Summary'
  if (field.masterDetail) return 'MasterDetail'
  if (field.htmlFormatted) return 'Html'
  if (field.type === 'textarea' && field.length > longText) return 'LongTextArea'
  return typeNames[field.type]
}

function valueSet(field: FieldDef): Xml {
  const value = (field.picklistValues ?? []).map((choice) => ({
    fullName: choice.value,
    default: choice.defaultValue,
    label: choice.label,
  }))
  return { restricted: field.restrictedPicklist, valueSetDefinition: { sorted: false, value } }
}

/** Until version 37 a standard picklist told its choices, with what they mean: converted, closed, won. */
function oldPicklist(ground: Reading, object: ObjectDef, field: FieldDef): Xml {
  if (!field.picklistValues || Number(ground.version) >= standardValueSets) return undefined
  const converted = convertedStatuses(ground, object, field)
  const picklistValues = field.picklistValues.map(({ value, defaultValue }) => ({
    fullName: value,
    default: defaultValue,
    ...(converted ? { converted: converted.has(value) } : {}),
  }))
  return { picklistValues, sorted: false }
}

function convertedStatuses({ org }: Reading, object: ObjectDef, field: FieldDef): Set<unknown> | undefined {
  const view = org.as(org.admin.id)
  if (object.name !== 'Lead' || field.name !== 'Status' || !view.object('LeadStatus')) return undefined
  const rows = [...view.table('LeadStatus').all()].filter((row) => row['IsConverted'] === true)
  return new Set(rows.map((row) => row['MasterLabel']))
}
