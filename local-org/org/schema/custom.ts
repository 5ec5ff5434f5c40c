/** Builds whole definitions of custom objects and fields from the few words an administrator gives. */

import type { FieldDef, ObjectDef } from '../schema.ts'
import { OrgError } from '../schema.ts'
import { READERS } from '../values/by-type.ts'
import type { Catalog } from './catalog.ts'
import { companionsOf } from './companions.ts'
import { isConvertible } from './field-conversion.ts'
import { fieldOf } from './field-of.ts'
import { METADATA_OBJECT, metadataFields } from './metadata-object.ts'
import { OPEN_LINKS } from './open-links.ts'
import { EVENT_OBJECT, USUAL_OBJECT } from './usual.ts'

const FIELD_NAME = /^[A-Za-z](?:_?[A-Za-z0-9])*__c$/
const OBJECT_NAME = /^[A-Za-z](?:_?[A-Za-z0-9])*__(?:[ce]|mdt)$/

const RECORD_TYPE = {
  type: 'reference',
  referenceTo: ['RecordType'],
  relationshipName: 'RecordType',
  permissionable: false,
} as const satisfies Partial<FieldDef>

function standardFields(label: string): FieldDef[] {
  const fixed = { nillable: false, createable: false, updateable: false, defaultedOnCreate: true }
  const user = { ...fixed, type: 'reference' as const, referenceTo: ['User'] }
  return [
    fieldOf({ name: 'Id', label: 'Record ID', type: 'id', idLookup: true, ...fixed }),
    fieldOf({ name: 'IsDeleted', label: 'Deleted', type: 'boolean', ...fixed }),
    fieldOf({ name: 'Name', label: `${label} Name`, type: 'string', length: 80, nameField: true, idLookup: true }),
    fieldOf({
      ...user,
      name: 'OwnerId',
      label: 'Owner ID',
      createable: true,
      updateable: true,
      relationshipName: 'Owner',
    }),
    fieldOf({ name: 'RecordTypeId', label: 'Record Type ID', ...RECORD_TYPE }),
    fieldOf({ name: 'CreatedDate', label: 'Created Date', type: 'datetime', ...fixed }),
    fieldOf({ ...user, name: 'CreatedById', label: 'Created By ID', relationshipName: 'CreatedBy' }),
    fieldOf({ name: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime', ...fixed }),
    fieldOf({ ...user, name: 'LastModifiedById', label: 'Last Modified By ID', relationshipName: 'LastModifiedBy' }),
    fieldOf({ name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime', ...fixed }),
  ]
}

/** Whose setting it is stands in the place of an owner; a hierarchy has one for the org, for profiles and for users. */
function settingFields(label: string): FieldDef[] {
  const owner = { type: 'reference' as const, referenceTo: ['Organization', 'Profile', 'User'], updateable: false }
  const kept = standardFields(label).filter(({ name }) => name !== 'OwnerId' && name !== 'RecordTypeId')
  return [...kept, fieldOf({ ...owner, name: 'SetupOwnerId', label: 'Location', relationshipName: 'SetupOwner' })]
}

function eventFields(): FieldDef[] {
  const fixed = { nillable: false, createable: false, updateable: false, defaultedOnCreate: true }
  const given = { ...fixed, nillable: true, defaultedOnCreate: false }
  return [
    fieldOf({ name: 'Id', label: 'Event ID', type: 'id', ...fixed }),
    fieldOf({ name: 'ReplayId', label: 'Replay ID', ...given }),
    fieldOf({ name: 'CreatedDate', label: 'Created Date', type: 'datetime', ...fixed }),
    fieldOf({
      name: 'CreatedById',
      label: 'Created By ID',
      type: 'reference',
      referenceTo: ['User'],
      relationshipName: 'CreatedBy',
      ...fixed,
    }),
    fieldOf({ name: 'EventUuid', label: 'Event UUID', length: 36, ...given }),
  ]
}

/** Records of custom objects begin with 'a', platform events with 'e', custom metadata with 'm'. */
function freePrefix(catalog: Catalog, letter: Kind['letter']): string {
  for (let n = 0; ; n++) {
    const prefix = `${letter}${n.toString(36).padStart(2, '0').toUpperCase()}`
    if (!catalog.ofId(prefix)) return prefix
  }
}

function checkName(name: string, pattern: RegExp, taken: boolean): void {
  if (!pattern.test(name)) throw new OrgError('INVALID_FULL_NAME', `The name "${name}" is not a valid custom name.`)
  if (taken) throw new OrgError('DUPLICATE_DEVELOPER_NAME', `There is already a component named ${name}.`)
}

const USUAL = { ...USUAL_OBJECT, custom: true, mruEnabled: true }

/** Custom settings are no business of pages, searches and the recycle bin. */
const SETTING = {
  ...USUAL,
  undeletable: false,
  searchable: false,
  layoutable: false,
  triggerable: false,
  mruEnabled: false,
}

interface Kind {
  letter: 'a' | 'e' | 'm'
  fields: FieldDef[]
  flags: Partial<ObjectDef>
}

/** What the ending of a name and the words of an administrator make of an object. */
function kindOf({ name, customSetting }: Partial<ObjectDef> & { name: string }, label: string): Kind {
  if (name.endsWith('__e')) return { letter: 'e', fields: eventFields(), flags: EVENT_OBJECT }
  if (name.endsWith('__mdt')) return { letter: 'm', fields: metadataFields(label), flags: METADATA_OBJECT }
  if (customSetting) return { letter: 'a', fields: settingFields(label), flags: SETTING }
  return { letter: 'a', fields: standardFields(label), flags: {} }
}

/** A custom object, custom setting, custom metadata type or platform event with the standard fields every one has. Throws OrgError DUPLICATE_DEVELOPER_NAME. */
export function objectOf(catalog: Catalog, def: Partial<ObjectDef> & { name: string }): ObjectDef {
  checkName(def.name, OBJECT_NAME, catalog.get(def.name) !== undefined)
  const label = def.label ?? def.name.replace(/__(?:[ce]|mdt)$/, '').replaceAll('_', ' ')
  const given = new Map((def.fields ?? []).map((field) => [field.name, field]))
  const { letter, fields, flags } = kindOf(def, label)
  const standard = fields.map((field) => given.get(field.name) ?? field)
  const names = new Set(standard.map((field) => field.name))
  return {
    label,
    labelPlural: `${label}s`,
    keyPrefix: freePrefix(catalog, letter),
    childRelationships: [],
    ...USUAL,
    ...flags,
    ...def,
    fields: [...standard, ...(def.fields ?? []).filter((field) => !names.has(field.name))],
  }
}

/** A custom field that may be added to the object. Throws OrgError. */
export function newField(catalog: Catalog, object: string, def: Partial<FieldDef> & { name: string }): FieldDef {
  const meta = catalog.get(object)
  if (!meta) throw new OrgError('INVALID_TYPE', `sObject type '${object}' is not supported.`)
  checkName(def.name, FIELD_NAME, meta.field(def.name) !== undefined)
  if (def.type !== undefined && !/^(?:id|reference)$/.test(def.type) && !(def.type in READERS)) {
    throw new OrgError('INVALID_TYPE', `There is no type of field ${def.type}.`)
  }
  return fieldOf(def)
}

/** A custom object with some members changed; fields given replace those of their name. Throws OrgError. */
export function changedObject(catalog: Catalog, def: Partial<ObjectDef> & { name: string }): ObjectDef {
  const known = catalog.addedObject(def.name) ?? notAdded(def.name)
  const fields = new Map((def.fields ?? []).map((field) => [field.name, field]))
  return { ...known, ...def, name: known.name, fields: known.fields.map((field) => fields.get(field.name) ?? field) }
}

/** One that was added, or one that every org begins with. */
export function customField(catalog: Catalog, object: string, name: string): FieldDef | undefined {
  const field = catalog.addedField(object, name) ?? catalog.get(object)?.field(name)
  return field?.custom ? field : undefined
}

/** A custom field defined anew, of another type where values can follow. Throws OrgError. */
export function changedField(catalog: Catalog, object: string, def: Partial<FieldDef> & { name: string }): FieldDef {
  const known = customField(catalog, object, def.name) ?? notAdded(`${object}.${def.name}`)
  const field = fieldOf({ ...def, name: known.name })
  if (field.type === known.type || isConvertible(known, field)) return field
  throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `The type of ${object}.${known.name} cannot be changed.`)
}

/** A detail belongs to its master and has no owner. */
export function withoutOwner(object: ObjectDef): ObjectDef {
  return { ...object, fields: object.fields.filter(({ name }) => name !== 'OwnerId') }
}

/** What no other part of the schema needs can go. Throws OrgError DEPENDENCY_EXISTS. */
export function removableObject(catalog: Catalog, name: string): ObjectDef {
  const known = catalog.addedObject(name) ?? notAdded(name)
  const open = OPEN_LINKS.map(({ childSObject }) => childSObject)
  const own: string[] = [known.name, ...open, ...companionsOf(known).map(({ def }) => def.name)]
  const pointing = catalog.linksTo(known.name).find(({ meta }) => !own.includes(meta.name))
  if (!pointing) return known
  const words = `This custom object is referenced elsewhere: ${pointing.meta.name}.${pointing.field.name}`
  throw new OrgError('DEPENDENCY_EXISTS', words)
}

/** Throws OrgError for a field that is not there, or that every org has. */
export function removableField(catalog: Catalog, object: string, name: string): FieldDef {
  const known = catalog.addedField(object, name) ?? notAdded(`${object}.${name}`)
  const user = catalog.get(object)?.def.fields.find((field) => field !== known && speaksOf(field, known.name))
  const total = user ? undefined : summaryOver(catalog, object, known.name)
  const dependent = user ? `${object}.${user.name}` : total
  if (dependent) throw inUse(`Field - ${dependent}`)
  return known
}

/** A field is named in a formula as a word of its own. */
function speaksOf({ formula, defaultFormula, controllerName }: FieldDef, name: string): boolean {
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`)
  return controllerName === name || [formula, defaultFormula].some((text) => text !== undefined && word.test(text))
}

/** The roll-up that counts or adds up the field. */
function summaryOver(catalog: Catalog, object: string, name: string): string | undefined {
  for (const meta of catalog.inUse()) {
    for (const { name: total, summary } of meta.summaries) {
      const named = [summary?.foreignKey, summary?.field, ...(summary?.filters ?? []).map((filter) => filter.field)]
      if (summary?.childObject === object && named.includes(name)) return `${meta.name}.${total}`
    }
  }
  return undefined
}

const inUse = (where: string): OrgError =>
  new OrgError('DEPENDENCY_EXISTS', `This custom field is referenced elsewhere in salesforce.com.: ${where}`)

/** Throws OrgError: it is not there, or every org has it. */
function notAdded(name: string): never {
  throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `no custom component named ${name} can be changed`)
}
