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

/** The members a reader expects of any field. */
export function writeField(ground: Reading, object: ObjectDef, field: FieldDef): Record<string, Xml> {
  const type = typeName(field)
  return {
    externalId: field.custom ? field.externalId : undefined,
    formula: field.formula,
    formulaTreatBlanksAs: field.formula === undefined ? undefined : (field.formulaTreatBlanksAs ?? 'BlankAsZero'),
    inlineHelpText: field.inlineHelpText,
    label: field.custom ? field.label : undefined,
    length: ['Text', 'LongTextArea', 'Html', 'EncryptedText'].includes(type ?? '') ? field.length : undefined,
    picklist: oldPicklist(ground, object, field),
    precision: field.precision > 0 ? field.precision : undefined,
    referenceTo: field.custom ? field.referenceTo?.[0] : undefined,
    required: field.custom && !field.calculated ? !field.nillable : undefined,
    scale: field.precision > 0 ? field.scale : undefined,
    trackHistory: ground.org.rules.history[object.name]?.includes(field.name) ?? false,
    type,
    unique: field.custom ? field.unique : undefined,
    valueSet: field.custom && field.picklistValues ? valueSet(field) : undefined,
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
  if (field.custom || !field.picklistValues || Number(ground.version) >= standardValueSets) return undefined
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
