/** A custom field's whole definition, made from what an administrator says of it. */
import type { FieldDef, FieldType } from '../schema.ts'
import { USUAL_FIELD } from './usual.ts'

const NUMERIC = new Set<FieldType>(['int', 'double', 'currency', 'percent'])
const LENGTHS: Partial<Record<FieldType, number>> = {
  string: 255,
  textarea: 255,
  picklist: 255,
  multipicklist: 4099,
  email: 80,
  phone: 40,
  url: 255,
  reference: 18,
  id: 18,
  encryptedstring: 175,
}

/** A field with the usual flags of its type; what is given wins. */
export function fieldOf(def: Partial<FieldDef> & { name: string }): FieldDef {
  const type = def.type ?? 'string'
  const readOnly = def.formula !== undefined || def.summary !== undefined || def.autoNumber === true
  const isText = LENGTHS[type] !== undefined
  const isLong = type === 'textarea' && (def.length ?? 0) > 255
  const isCompound = type === 'location'
  const isClosed = isLong || type === 'encryptedstring'
  return {
    ...USUAL_FIELD,
    label: def.name.replace(/__c$/, '').replaceAll('_', ' '),
    type,
    length: LENGTHS[type] ?? 0,
    precision: NUMERIC.has(type) ? 18 : 0,
    digits: type === 'int' ? 9 : 0,
    nillable: type !== 'boolean' && !def.masterDetail,
    createable: !readOnly && !isCompound,
    updateable: !readOnly && !isCompound && !def.masterDetail,
    filterable: !isClosed,
    sortable: !isClosed && !isCompound && type !== 'multipicklist',
    groupable: (isText || type === 'boolean' || type === 'date') && !isClosed && type !== 'multipicklist',
    aggregatable: type !== 'boolean' && !isClosed && !isCompound && type !== 'multipicklist',
    idLookup: def.externalId === true,
    custom: def.name.endsWith('__c'),
    calculated: def.formula !== undefined || def.summary !== undefined,
    defaultedOnCreate: type === 'boolean',
    ...(type === 'boolean' ? { defaultValue: false } : {}),
    ...(type === 'reference' ? relation(def) : {}),
    ...def,
  }
}

const relation = (def: Partial<FieldDef> & { name: string }): Partial<FieldDef> => ({
  relationshipName: def.name.replace(/__c$/, '__r'),
  onParentDelete: def.masterDetail ? 'cascade' : 'setNull',
})
