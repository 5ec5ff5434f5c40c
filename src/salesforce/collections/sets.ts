/** The four set-wise writes of Salesforce's collections resource, as data for one sender. */
import type { FieldValues } from '../records.ts'
import type { RestCall } from '../salesforce.ts'
import { parentOf } from './parent.ts'
import type { RowSet } from './set.ts'

const path = '/composite/sobjects'

interface NewRow {
  object: string
  fields: FieldValues
}

/** Cannot be repeated blindly: the row would be there twice. */
export const creating: RowSet<NewRow> = {
  object: ({ object }) => object.toLowerCase(),
  key: () => null,
  parent: ({ fields }) => parentOf(fields),
  request: (rows) => ({
    method: 'POST',
    path,
    write: true,
    body: records(rows.map(({ object, fields }) => ({ attributes: { type: object }, ...fields }))),
  }),
  about: ({ object, fields }) => ({ object, values: fields }),
  created: () => true,
}

/** Sets absolute values: the same twice is the same. */
export const updating: RowSet<NewRow & { id: string }> = {
  object: ({ object }) => object.toLowerCase(),
  key: ({ id }) => id.slice(0, 15),
  parent: ({ fields }) => parentOf(fields),
  request: (rows) => ({
    method: 'PATCH',
    path,
    write: false,
    body: records(rows.map(({ object, id, fields }) => ({ attributes: { type: object }, ...fields, Id: id }))),
  }),
  about: ({ object, id, fields }) => ({ object, recordId: id, values: fields }),
  created: () => false,
}

/** A lost upsert may still be under way when it is repeated, and where the field is not unique both would create. */
export function upserting(object: string, externalIdField: string): RowSet<FieldValues> {
  return {
    object: () => object,
    key: (row) => String(row[externalIdField] ?? '').toLowerCase() || null,
    parent: parentOf,
    request: (rows) => ({
      method: 'PATCH',
      path: `${path}/${encodeURIComponent(object)}/${encodeURIComponent(externalIdField)}`,
      write: true,
      body: records(rows.map((row) => ({ attributes: { type: object }, ...row }))),
    }),
    about: (row) => ({ object, values: row }),
    created: (told) => told ?? false,
  }
}

export const deleting: RowSet<string> = {
  object: (id) => id.slice(0, 3),
  key: (id) => id.slice(0, 15),
  parent: () => '',
  request: (ids) => ({
    method: 'DELETE',
    path: `${path}?ids=${ids.map(encodeURIComponent).join(',')}&allOrNone=false`,
    write: false,
  }),
  about: (id) => ({ recordId: id }),
  created: () => false,
}

function records(list: FieldValues[]): RestCall['body'] {
  return { allOrNone: false, records: list }
}
