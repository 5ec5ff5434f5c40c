/** One field of a describe, with every member clients read. */

import type { FieldDef, FieldType, ObjectDef, PicklistValue } from '../../org/index.ts'

/** XML type of each field type (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/field_types.htm). */
const soapTypes: Record<FieldType, string> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  string: 'xsd:string',
  textarea: 'xsd:string',
  email: 'xsd:string',
  phone: 'xsd:string',
  url: 'xsd:string',
  picklist: 'xsd:string',
  multipicklist: 'xsd:string',
  combobox: 'xsd:string',
  encryptedstring: 'xsd:string',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  long: 'xsd:long',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  address: 'urn:address',
  location: 'urn:location',
  base64: 'xsd:base64Binary',
  anyType: 'xsd:anyType',
  complexvalue: 'xsd:anyType',
}

/** Salesforce counts three bytes for a character of text, one where the field is older than that. */
const bytesPerCharacter = 3
const ONE_BYTE = new Set(['Case.Comments', 'Opportunity.Fiscal'])

function byteLength({ name }: ObjectDef, field: FieldDef): number {
  const isNarrow = field.type === 'id' || field.type === 'reference' || ONE_BYTE.has(`${name}.${field.name}`)
  return isNarrow ? field.length : field.length * bytesPerCharacter
}

/** What descriptions say of parts and kinds of text: a company's name, which may be a person's, is called its own whole. */
export function toldOfName({ name }: ObjectDef, field: FieldDef) {
  if (name === 'Account' && field.name === 'Name') {
    return { compoundFieldName: field.name, extraTypeInfo: 'switchablepersonname' }
  }
  return { compoundFieldName: field.compoundFieldName ?? null, extraTypeInfo: field.extraTypeInfo ?? null }
}

/** The describe of one field. */
export function describeField(object: ObjectDef, field: FieldDef): Record<string, unknown> {
  const polymorphic = (field.referenceTo?.length ?? 0) > 1
  const { compoundFieldName, extraTypeInfo } = toldOfName(object, field)
  return {
    aggregatable: field.aggregatable,
    aiPredictionField: false,
    autoNumber: field.autoNumber,
    byteLength: byteLength(object, field),
    calculated: field.calculated,
    calculatedFormula: field.formula ?? null,
    cascadeDelete: field.custom && field.onParentDelete === 'cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName,
    controllerName: field.controllerName ?? null,
    createable: field.createable,
    custom: field.custom,
    defaultValue: field.defaultValue ?? null,
    defaultValueFormula: field.defaultFormula ?? null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: field.dependentPicklist,
    deprecatedAndHidden: false,
    digits: field.digits,
    displayLocationInDecimal: field.type === 'location',
    encrypted: field.encrypted,
    externalId: field.externalId,
    extraTypeInfo,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: polymorphic,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: (field.picklistValues ?? []).map((value) => describeValue(object, field, value)),
    polymorphicForeignKey: polymorphic,
    precision: field.precision,
    queryByDistance: field.type === 'location' || field.type === 'address',
    referenceTargetField: null,
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: field.masterDetail ? 0 : null,
    restrictedDelete: field.custom && field.onParentDelete === 'restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: isSearchPrefilterable(object, field),
    soapType: soapTypes[field.type],
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable,
    writeRequiresMasterRead: false,
  }
}

/**
 * Look-ups on an object that searches find, but owners and other users, what can only be set once, and what the org itself
 * points to among the object's own records.
 */
export function isSearchPrefilterable(object: ObjectDef, field: FieldDef): boolean {
  const { type, createable, updateable, referenceTo = [] } = field
  if (type !== 'reference' || !object.searchable) return false
  if (referenceTo.includes('User') || referenceTo.includes('RecordType')) return false
  return updateable || !(createable || referenceTo.includes(object.name))
}

function describeValue(object: ObjectDef, field: FieldDef, value: PicklistValue): Record<string, unknown> {
  return {
    active: value.active,
    defaultValue: value.defaultValue,
    label: value.label,
    validFor: value.validFor ? bitmap(controllingValues(object, field), value.validFor) : null,
    value: value.value,
  }
}

function controllingValues(object: ObjectDef, field: FieldDef): string[] {
  const controller = object.fields.find((candidate) => candidate.name === field.controllerName)
  if (controller?.type === 'boolean') return ['false', 'true']
  return (controller?.picklistValues ?? []).map((choice) => choice.value)
}

/** Base64 of a bit per controlling value, the first value in the highest bit of the first byte. */
function bitmap(controlling: string[], allowed: string[]): string {
  const bits = Buffer.alloc(Math.max(1, Math.ceil(controlling.length / 8)))
  for (const [i, value] of controlling.entries()) {
    if (allowed.includes(value)) bits[i >> 3] = (bits[i >> 3] ?? 0) | (0x80 >> (i % 8))
  }
  return bits.toString('base64')
}
