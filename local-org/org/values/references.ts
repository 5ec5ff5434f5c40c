/** Reads ids and parents named by an external id. */
import { to18 } from '../ids.ts'
import { noAccessAcross } from '../save/checks.ts'
import type { SaveContext } from '../save/parts.ts'
import type { Meta } from '../schema/meta.ts'
import { type FieldDef, OrgError, type Row } from '../schema.ts'
import { recordTypeRefusal } from './record-type-refusal.ts'
import { type Place, refused, wrongType } from './value-error.ts'

/** The master record type: no row stands for it, and records of it have no RecordTypeId. */
const MASTER_TYPE = '012000000000000AAA'

const crossReference = (field: FieldDef) =>
  new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { fields: [field.name] })

/** The id of a live row of an object the field may point at; the stored text itself, so that ids are kept once. */
export function readReference(context: SaveContext, field: FieldDef, value: unknown, place: Place): string | null {
  if (typeof value !== 'string') throw wrongType('id', value, place)
  if (value.trim() === '') return null
  const id = to18(value.trim())
  const target = id && context.catalog.ofId(id)
  if (!id || (target && !field.referenceTo?.includes(target.name) && !sharesPrefix(context, field, id))) {
    throw refused('MALFORMED_ID', field, `id value of incorrect type: ${value}`)
  }
  const isType = field.name === 'RecordTypeId'
  if (isType && id === MASTER_TYPE) return null
  const row = target && context.get(target, id)
  if (!row) throw isType ? recordTypeRefusal(id) : crossReference(field)
  if (row['IsDeleted'] === true) throw new OrgError('ENTITY_IS_DELETED', 'entity is deleted', { fields: [field.name] })
  if (target) checkReach(context, field, target, row)
  return row.Id
}

/** A record must be seen to be pointed at; a master must be open to changes, for its details are part of it. */
function checkReach({ access, options }: SaveContext, field: FieldDef, target: Meta, row: Row): void {
  if (options.asSystem || access.reaches(target, row, field.masterDetail ? 'edit' : 'read')) return
  throw noAccessAcross(row.Id, [field.name])
}

/** Some objects have the same key prefix; then any of them may be meant. */
function sharesPrefix(context: SaveContext, field: FieldDef, id: string): boolean {
  return (field.referenceTo ?? []).some((name) => context.catalog.get(name)?.def.keyPrefix === id.slice(0, 3))
}

/** `{"Account": {"Ext__c": "x"}}`: the id of the one row with that external id. */
export function readParent(context: SaveContext, field: FieldDef, value: unknown, place: Place): string | null {
  if (value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) throw wrongType('reference', value, place)
  const { attributes, ...keys }: Record<string, unknown> = { ...value }
  const target = context.catalog.get(targetName(field, attributes))
  const [key, sought] = Object.entries(keys)[0] ?? []
  if (!target || key === undefined) throw crossReference(field)
  const keyField = target.field(key)
  if (!keyField) throw new OrgError('INVALID_FIELD', `No such column '${key}' on sobject of type ${target.name}`)
  if (keyField.name === 'Id') return readReference(context, field, sought, place)
  if (!keyField.externalId && !keyField.idLookup) {
    throw new OrgError(
      'INVALID_FIELD',
      `${keyField.name} is not an External ID or indexed field for entity ${target.name}`,
    )
  }
  return only(context, target, keyField, sought).Id
}

function targetName(field: FieldDef, attributes: unknown): string {
  const type =
    typeof attributes === 'object' && attributes !== null && 'type' in attributes ? attributes.type : undefined
  if (typeof type === 'string') return type
  if (field.referenceTo?.length === 1) return field.referenceTo[0] ?? ''
  throw new OrgError(
    'JSON_PARSER_ERROR',
    'Nested object for polymorphic foreign key must have an attributes field before any other fields.',
  )
}

function only(context: SaveContext, target: Meta, key: FieldDef, sought: unknown): Row {
  const value = typeof sought === 'number' || typeof sought === 'boolean' ? sought : String(sought ?? '').trim()
  const [row, second] = context.find(target.name, key.name, value)
  if (!row) {
    const words = `Foreign key external ID: ${value} not found for field ${key.name} in entity ${target.name}`
    throw new OrgError('INVALID_FIELD', words)
  }
  if (!second) return row
  throw new OrgError('DUPLICATE_EXTERNAL_ID', `Foreign key external ID: ${value} is not unique for field ${key.name}`)
}
