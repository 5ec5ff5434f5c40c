/** Finds the object and the rows a path names, refusing in Salesforce's words. */

import { type FieldDef, type ObjectDef, OrgError, type OrgView, type Row, to18 } from '../../org/index.ts'
import { type Call, notFound } from '../wire/index.ts'

/** The object of `:object` in the path, whatever its letter case. Throws NOT_FOUND (404). */
export function objectOf(call: Call, name = call.params['object'] ?? ''): ObjectDef {
  const object = call.view.object(name)
  if (!object) throw notFound()
  call.tally.object ??= object.name
  return object
}

/** A live row by 15- or 18-character id: rows in the recycle bin are filtered out, as the guide says. Throws NOT_FOUND (404). */
export function rowById(call: Call, object: ObjectDef, id: string): Row {
  const full = to18(id)
  const row = full === undefined ? undefined : call.view.table(object.name).get(full)
  if (!row || row['IsDeleted'] === true) {
    const message =
      full === undefined ? `Provided external ID field does not exist or is not accessible: ${id}` : undefined
    throw message ? new OrgError('NOT_FOUND', message, { status: 404 }) : notFound()
  }
  return row
}

/** The field of a path, if rows can be found by it: external ids, id look-ups, and Id itself. */
export function keyField(view: OrgView, object: ObjectDef, name: string): FieldDef | undefined {
  const field = view.field(object, name)
  return field && (field.externalId || field.idLookup || field.name === 'Id') ? field : undefined
}

/** Live rows whose key field has the value. */
export function rowsByKey(call: Call, object: ObjectDef, field: FieldDef, value: string): Row[] {
  const table = call.view.table(object.name)
  if (field.name === 'Id') {
    const row = table.get(to18(value) ?? '')
    return row && row['IsDeleted'] !== true ? [row] : []
  }
  const typed = field.type === 'double' || field.type === 'int' ? Number(value) : value
  const indexed = table.lookup(field.name, [typed])
  if (indexed) return indexed.filter((row) => row['IsDeleted'] !== true)
  const wanted = String(typed).toLowerCase()
  return [...table.all()].filter((row) => String(row[field.name] ?? '').toLowerCase() === wanted)
}

/** The API path of a row; `root` as of a Call. */
export function rowUrl(root: string, object: string, id: string): string {
  return `/services/data/v${root}/sobjects/${object}/${id}`
}
