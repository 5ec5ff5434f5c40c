/** Carries out one Operation inside a transaction, by its kind. */
import { to18 } from '../ids.ts'
import type { Operation } from '../operations.ts'
import type { Meta } from '../schema/meta.ts'
import { OrgError, type Row } from '../schema.ts'
import { readValues } from '../values/read-values.ts'
import { checkObject, checkShared } from './checks.ts'
import { changeNote, createNote, isNote, keptAs } from './content-note.ts'
import { insert } from './insert.ts'
import { purge } from './purge.ts'
import { checkInBin, remove, restore } from './remove.ts'
import type { Transaction } from './transaction.ts'
import { checkOwnId, rowToChange, update } from './update.ts'
import { findUpsert } from './upsert.ts'

export interface Done {
  id: string
  created?: boolean
}

/** What is known of a row on the way, refused or not. */
export interface Progress {
  /** Keys of the upserts of one request. */
  seen: Set<string>
  /** The upsert found no row with its key. */
  isNew: boolean
}

type Kind<Op extends Operation['op']> = Extract<Operation, { op: Op }>

function create(transaction: Transaction, { object, values }: { object: string; values: unknown }): Done {
  const meta = checkObject(transaction, object, 'create')
  checkWithoutId(values)
  const read = readValues(transaction, meta, values, 'create')
  return { id: isNote(meta) ? createNote(transaction, read) : insert(transaction, meta, read).Id }
}

function checkWithoutId(values: unknown): void {
  const [, id] = Object.entries(values ?? {}).find(([name]) => name.toLowerCase() === 'id') ?? []
  if (id === undefined || id === null) return
  throw new OrgError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', { fields: ['Id'] })
}

function change(transaction: Transaction, wish: Omit<Kind<'update'>, 'op'>): Done {
  const meta = checkObject(transaction, wish.object, 'edit')
  if (wish.id === '') throw new OrgError('MISSING_ARGUMENT', 'Id not specified in an update call')
  const kept = keptAs(transaction.catalog, meta)
  checkOwnId(kept, wish.id)
  const row = rowToChange(transaction, kept, wish.id)
  checkShared(transaction, kept, row, 'edit')
  const sent = readValues(transaction, meta, withoutId(wish.values, row.Id), 'update')
  if (isNote(meta)) changeNote(transaction, row, sent)
  else update(transaction, meta, row, sent)
  return { id: row.Id }
}

/** Collections carry the id among the values; another id there is refused. */
function withoutId(values: unknown, id: string): unknown {
  if (typeof values !== 'object' || values === null) return values
  const name = Object.keys(values).find((key) => key.toLowerCase() === 'id')
  if (name === undefined) return values
  const { [name]: given, ...rest }: Record<string, unknown> = { ...values }
  if (typeof given === 'string' && to18(given) === id) return rest
  throw new OrgError('INVALID_FIELD', 'The Id field should not be specified in the sobject data.', { fields: ['Id'] })
}

function upsert(transaction: Transaction, wish: Kind<'upsert'>, progress: Progress): Done {
  const meta = checkObject(transaction, wish.object, 'edit')
  const { row, values, key } = findUpsert(transaction, meta, wish)
  if (key && progress.seen.has(key)) throw new OrgError('DUPLICATE_VALUE', `Duplicate external id specified: ${key}`)
  progress.seen.add(key)
  progress.isNew = row === undefined
  if (row) return { ...change(transaction, { object: meta.name, id: row.Id, values }), created: false }
  if (transaction.options.updateOnly) {
    throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 })
  }
  return { ...create(transaction, { object: meta.name, values }), created: true }
}

/** The object that was named, or the one the id's prefix tells. */
function objectOf(transaction: Transaction, wish: { object?: string; id: string }): Meta {
  const id = to18(wish.id)
  if (!id) throw new OrgError('MALFORMED_ID', `bad id ${wish.id}`)
  const name = wish.object ?? transaction.catalog.ofId(id)?.name
  if (!name) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { status: 404 })
  return keptAs(transaction.catalog, checkObject(transaction, name, 'delete'))
}

function erase(transaction: Transaction, wish: Kind<'delete'>): Done {
  const meta = objectOf(transaction, wish)
  const row = rowToChange(transaction, meta, wish.id)
  checkShared(transaction, meta, row, 'delete')
  remove(transaction, meta, row)
  return { id: row.Id }
}

/** A row by id, also one in the recycle bin. Throws OrgError INVALID_CROSS_REFERENCE_KEY. */
function rowOrBinned(transaction: Transaction, meta: Meta, id: string): Row {
  const row = transaction.get(meta, to18(id) ?? '')
  if (row) return row
  throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { status: 404 })
}

function bringBack(transaction: Transaction, wish: Kind<'undelete'>): Done {
  const meta = objectOf(transaction, wish)
  const row = rowOrBinned(transaction, meta, wish.id)
  if (!meta.def.undeletable) throw new OrgError('UNDELETE_FAILED', `entity type cannot be undeleted: ${meta.def.label}`)
  checkInBin(transaction, row)
  restore(transaction, meta, row)
  return { id: row.Id }
}

function wipe(transaction: Transaction, wish: Kind<'purge'>): Done {
  const meta = objectOf(transaction, wish)
  if (!wish.id.startsWith(meta.def.keyPrefix ?? '')) {
    throw new OrgError('INVALID_ID_FIELD', `Invalid Id for entity type '${meta.name}'`)
  }
  const row = rowOrBinned(transaction, meta, wish.id)
  transaction.lock(row.Id)
  checkShared(transaction, meta, row, 'delete')
  purge(transaction, meta, row)
  return { id: row.Id }
}

/** Throws OrgError. */
export function perform(transaction: Transaction, wish: Operation, progress: Progress): Done {
  switch (wish.op) {
    case 'create':
      return create(transaction, wish)
    case 'update':
      return change(transaction, wish)
    case 'upsert':
      return upsert(transaction, wish, progress)
    case 'delete':
      return erase(transaction, wish)
    case 'undelete':
      return bringBack(transaction, wish)
    case 'purge':
      return wipe(transaction, wish)
  }
}
