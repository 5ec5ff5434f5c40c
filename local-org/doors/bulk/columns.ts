/** From a line of CSV to a record: which column fills which member. */

import { type ObjectDef, OrgError, type OrgView } from '../../org/index.ts'
import type { IngestOperation } from './operation.ts'

/** Sets one member of a record from one cell; null clears. */
export type Column = (values: Record<string, unknown>, cell: string | null) => void

/** Text of CSV that stands for null; an empty cell leaves the field alone. */
export const nullText = '#N/A'

/** The columns of a header line. Throws InvalidBatch for a name that is no field, and for more than ids where rows are deleted. */
export function readColumns(
  view: OrgView,
  object: ObjectDef,
  operation: IngestOperation,
  names: readonly string[],
): Column[] {
  checkIdsOnly(operation, names)
  return names.map((name) => readColumn(view, object, name))
}

/** Throws InvalidBatch for rows to be deleted that say more than their ids. */
export function checkIdsOnly(operation: IngestOperation, names: Iterable<string>): void {
  if (operation !== 'delete' && operation !== 'hardDelete') return
  for (const name of names) if (name.toLowerCase() !== 'id') throw idsOnly(operation)
}

function idsOnly(operation: string): OrgError {
  return invalid(`The '${operation}' batch must contain only ids`)
}

/** The column of one name: a field, 'Account.Ext__c', or 'User:Owner.Email' where the parent can be of several objects. Throws InvalidBatch. */
export function readColumn(view: OrgView, object: ObjectDef, name: string): Column {
  const [first = '', ...path] = name.split('.')
  if (path.length === 0) {
    const field = view.field(object, first)
    if (!field) throw unknownField(name)
    return setter(field.name)
  }
  const colon = first.indexOf(':')
  const [type, relationship] = colon < 0 ? [undefined, first] : [first.slice(0, colon), first.slice(colon + 1)]
  const wanted = relationship.toLowerCase()
  const lookup = object.fields.find((field) => field.relationshipName?.toLowerCase() === wanted)
  if (!lookup?.relationshipName) {
    throw type === undefined ? unknownField(name) : invalid(`Unable to find relationship: ${relationship}`)
  }
  if (type !== undefined && (lookup.referenceTo ?? []).length < 2) {
    throw invalid(`type is not needed for non polymorphic foreign key references: ${type}`)
  }
  return parentSetter(lookup.relationshipName, type === undefined ? path : [type, ...path])
}

function setter(field: string): Column {
  return (values, cell) => {
    if (cell !== '') values[field] = cell
  }
}

/** `path` ends with the key, and begins with the object of the parent where it is told. */
function parentSetter(relationship: string, path: string[]): Column {
  const key = path.at(-1) ?? ''
  const attributes = path.length > 1 ? { attributes: { type: path[0] } } : {}
  return (values, cell) => {
    if (cell !== '') values[relationship] = cell === null ? null : { ...attributes, [key]: cell }
  }
}

function unknownField(name: string): OrgError {
  return invalid(`Field name not found : ${name}`)
}

function invalid(why: string): OrgError {
  return new OrgError('InvalidBatch', `InvalidBatch : ${why}`)
}
