/** Finds which row an upsert means. */
import { to18 } from '../ids.ts'
import type { Meta } from '../schema/meta.ts'
import { type FieldDef, OrgError, type Row, type Value } from '../schema.ts'
import { READERS } from '../values/by-type.ts'
import { keptAs } from './content-note.ts'
import type { SaveContext } from './parts.ts'
import { checkOwnId } from './update.ts'

/** The row with this key, or undefined when it is to be created; with the values to save, the key among them. */
export interface Upsert {
  row: Row | undefined
  values: Record<string, unknown>
  /** Under which two rows of one request are the same. */
  key: string
}

function keyField(meta: Meta, name: string): FieldDef {
  const field = meta.field(name)
  if (field && (field.externalId || field.idLookup || field.name === 'Id')) return field
  throw new OrgError('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`, {
    status: 404,
  })
}

/** Throws NOT_FOUND for a field that is no key, MISSING_ARGUMENT, DUPLICATE_EXTERNAL_ID (status 300) for several rows. */
export function findUpsert(
  context: SaveContext,
  meta: Meta,
  wish: { externalIdField: string; externalId?: string; values: unknown },
): Upsert {
  const field = keyField(meta, wish.externalIdField)
  const given = typeof wish.values === 'object' && wish.values !== null ? wish.values : {}
  const values: Record<string, unknown> = { ...given }
  const inBody = Object.keys(values).find((name) => name.toLowerCase() === field.name.toLowerCase())
  const key = wish.externalId ?? (inBody === undefined ? undefined : values[inBody])
  if (inBody !== undefined) delete values[inBody]
  if (field.name === 'Id') return byId(context, meta, key, values)
  if (key === undefined || key === null || key === '') {
    throw new OrgError('MISSING_ARGUMENT', `${field.name} not specified`)
  }
  values[field.name] = key
  return { row: only(context, meta, field, readKey(field, key)), values, key: String(key).toLowerCase() }
}

function readKey(field: FieldDef, key: unknown): Value {
  if (field.type === 'reference' || field.type === 'id') return String(key)
  const body = { [field.name]: key }
  return READERS[field.type](field, key, { body, key: field.name, truncate: false, keepBlob: () => '' })
}

function only(context: SaveContext, meta: Meta, field: FieldDef, key: Value): Row | undefined {
  const rows = context.find(meta.name, field.name, key)
  if (rows.length <= 1) return rows[0]
  const ids = rows.map((row) => row.Id)
  const words = `more than one record found for external id field: [${ids.map((id) => id.slice(0, 15)).join(', ')}]`
  throw new OrgError('DUPLICATE_EXTERNAL_ID', words, { status: 300, extra: { ids } })
}

function byId(context: SaveContext, meta: Meta, key: unknown, values: Record<string, unknown>): Upsert {
  if (key === undefined || key === null || key === '') return { row: undefined, values, key: '' }
  const kept = keptAs(context.catalog, meta)
  checkOwnId(kept, String(key))
  const id = to18(String(key)) ?? ''
  const row = context.get(kept, id)
  if (!row) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { status: 404 })
  if (row['IsDeleted'] === true) throw new OrgError('ENTITY_IS_DELETED', 'entity is deleted', { status: 404 })
  return { row, values, key: id }
}
