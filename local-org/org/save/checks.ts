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

/** What is to be done with the record is more than the user may. */
export const noAccess = (): OrgError =>
  new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', { status: 403 })

/** The record a change points at, or is about, is closed to the user. */
export const noAccessAcross = (id: string, fields: string[] = []): OrgError =>
  new OrgError(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
    { fields },
  )

const WORDS = { create: 'inserted', edit: 'updated', delete: 'deleted' } as const

/** The object, if it exists for the user and takes this kind of change. */
export function checkObject(context: SaveContext, name: string, kind: keyof typeof WORDS): Meta {
  const meta = context.catalog.get(name)
  if (!meta || !context.access.may(meta, 'read')) {
    throw new OrgError('INVALID_TYPE', `sObject type '${name}' is not supported.`)
  }
  if (context.options.asSystem) return meta
  const { createable, updateable, deletable, label } = meta.def
  const isOpen = { create: createable, edit: updateable, delete: deletable }[kind]
  if (isOpen && context.access.may(meta, kind)) return meta
  if (isOpen && kind === 'delete') throw noAccess()
  throw new OrgError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be ${WORDS[kind]}: ${label}`)
}

/** Throws for rows that sharing closes to the user: one that is not seen, and one that may only be looked at. */
export function checkShared(context: SaveContext, meta: Meta, row: Row, kind: 'edit' | 'delete'): void {
  if (context.options.asSystem || context.access.reaches(meta, row, kind)) return
  throw context.access.reaches(meta, row, 'read') ? noAccess() : noAccessAcross(row.Id)
}
