/** What every row must satisfy whatever its object: required fields, unique values, permissions. */

import type { Meta } from '../schema/meta.ts'
import { type FieldDef, OrgError, type Row } from '../schema.ts'
import type { SaveContext } from './parts.ts'
import type { Change } from './rule.ts'

const isEmpty = (change: Change, field: FieldDef) => (change.after[field.name] ?? null) === null

/** Throws REQUIRED_FIELD_MISSING with all the fields at once. */
export function checkRequired(change: Change): void {
  const missing: string[] = []
  for (const field of change.meta.required) if (isEmpty(change, field)) missing.push(field.name)
  for (const name of change.kind === 'update' ? change.sent : []) {
    const field = change.meta.field(name)
    if (field && !field.nillable && isEmpty(change, field) && !missing.includes(name)) missing.push(name)
  }
  if (missing.length) throw requiredMissing(missing)
}

export const requiredMissing = (fields: string[]): OrgError =>
  new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields.join(', ')}]`, { fields })

/** Throws DUPLICATE_VALUE when another live row has the value of a unique field. */
export function checkUnique(context: SaveContext, change: Change): void {
  for (const field of change.meta.uniques) {
    const value = change.after[field.name] ?? null
    if (value === null || value === change.before?.[field.name]) continue
    const other = context
      .find(change.meta.name, field.name, value)
      .find((row) => row.Id !== change.after['Id'] && (!field.caseSensitive || row[field.name] === value))
    if (other) throw duplicateValue(field, other)
  }
}

function duplicateValue(field: FieldDef, other: Row): OrgError {
  const words = `duplicate value found: ${field.name} duplicates value on record with id: ${other.Id.slice(0, 15)}`
  return new OrgError('DUPLICATE_VALUE', words, { fields: [field.name] })
}

const noAccess = () =>
  new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', { status: 403 })

/** The object, if it exists for the user and takes this kind of change. */
export function checkObject(context: SaveContext, name: string, kind: 'create' | 'edit' | 'delete'): Meta {
  const meta = context.catalog.get(name)
  if (!meta || !context.access.may(meta.name, 'read')) {
    throw new OrgError('INVALID_TYPE', `sObject type '${name}' is not supported.`)
  }
  if (context.options.asSystem) return meta
  const { createable, updateable, deletable } = meta.def
  const refusal = {
    create: createable ? undefined : `entity type cannot be inserted: ${meta.def.label}`,
    edit: updateable ? undefined : `entity type cannot be updated: ${meta.def.label}`,
    delete: deletable ? undefined : `entity type cannot be deleted: ${meta.def.label}`,
  }[kind]
  if (refusal) throw new OrgError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', refusal)
  if (!context.access.may(meta.name, kind)) throw noAccess()
  return meta
}

/** Rows of others are closed when sharing is private or read-only. */
export function checkOwner(context: SaveContext, meta: Meta, row: Row): void {
  if (!meta.has('OwnerId') || row['OwnerId'] === context.userId) return
  if (context.access.isLimitedToOwn(meta.name, 'edit')) throw noAccess()
}
