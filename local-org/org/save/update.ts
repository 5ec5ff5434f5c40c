/** Writes a new version of a row, as a user or as the system. */
import { to18 } from '../ids.ts'
import type { Meta } from '../schema/meta.ts'
import { OrgError, type Row } from '../schema.ts'
import { refused } from '../values/value-error.ts'
import { checkRequired, checkUnique } from './checks.ts'
import type { SaveContext } from './parts.ts'
import type { Change, Draft } from './rule.ts'

/** The row of this object by its id in any form. Throws MALFORMED_ID, INVALID_CROSS_REFERENCE_KEY, ENTITY_IS_DELETED. */
export function rowToChange(context: SaveContext, meta: Meta, givenId: string): Row {
  const id = to18(givenId)
  if (!id) throw new OrgError('MALFORMED_ID', `malformed id ${givenId}`, { fields: ['Id'] })
  const row = context.get(meta, id)
  if (!row) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { status: 404 })
  if (row['IsDeleted'] === true) throw new OrgError('ENTITY_IS_DELETED', 'entity is deleted', { status: 404 })
  context.lock(id)
  return row
}

/** Throws MALFORMED_ID for what is no id of this object. */
export function checkOwnId(meta: Meta, given: string): void {
  const { keyPrefix } = meta.def
  const id = to18(given)
  if (id && (!keyPrefix || id.startsWith(keyPrefix))) return
  const field = meta.field('Id')
  if (field) throw refused('MALFORMED_ID', field, `id value of incorrect type: ${given}`)
}

/** A user's change: all rules, both stamps. */
export function update(context: SaveContext, meta: Meta, before: Row, sent: Draft): Row {
  const after: Draft = { ...before, ...sent, Id: before.Id }
  const change: Change = { kind: 'update', meta, before, after, sent: new Set(Object.keys(sent)) }
  context.run('before', change)
  checkRequired(change)
  checkUnique(context, change)
  context.run('check', change)
  if (meta.has('LastModifiedDate')) after['LastModifiedDate'] = context.now
  if (meta.has('LastModifiedById')) after['LastModifiedById'] = context.userId
  if (meta.has('SystemModstamp')) after['SystemModstamp'] = context.now
  const row = context.put(meta, context.pack(meta, after))
  context.run('after', change)
  return row
}

/** The system's change: no rules, only SystemModstamp; nothing at all when every value is as before. */
export function write(context: SaveContext, meta: Meta, before: Row, values: Draft): Row {
  const stamp: Draft = meta.has('SystemModstamp') ? { SystemModstamp: context.now } : {}
  return differs(before, values) ? put(context, meta, before, { ...values, ...stamp }) : before
}

/** The same without a stamp: what follows from other records is no change of this one. */
export function derive(context: SaveContext, meta: Meta, before: Row, values: Draft): Row {
  return differs(before, values) ? put(context, meta, before, values) : before
}

function differs(before: Row, values: Draft): boolean {
  return Object.keys(values).some((name) => (values[name] ?? null) !== (before[name] ?? null))
}

function put(context: SaveContext, meta: Meta, before: Row, values: Draft): Row {
  context.lock(before.Id)
  return context.put(meta, context.pack(meta, { ...before, ...values }))
}
