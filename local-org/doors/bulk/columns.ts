/** From a line of CSV to a record: which column fills which member. */

import { type ObjectDef, OrgError, type OrgView } from '../../org/index.ts'

/** Sets one member of a record from one cell; null clears. */
export type Column = (values: Record<string, unknown>, cell: string | null) => void

/** Text of CSV that stands for null; an empty cell leaves the field alone. */
export const nullText = '#N/A'

/** The columns of a header line. Throws InvalidBatch for a name that is no field. */
export function readColumns(view: OrgView, object: ObjectDef, names: string[]): Column[] {
  return names.map((name) => readColumn(view, object, name))
}

/** The column of one name. Throws InvalidBatch. */
export function readColumn(view: OrgView, object: ObjectDef, name: string): Column {
  const [first = '', ...rest] = name.split('.')
  if (rest.length === 0) {
    const field = view.field(object, first)
    if (!field) throw unknownField(name)
    return setter(field.name)
  }
  const lookup = object.fields.find((field) => field.relationshipName?.toLowerCase() === first.toLowerCase())
  if (!lookup?.relationshipName) throw unknownField(name)
  return parentSetter(lookup.relationshipName, rest)
}

function setter(field: string): Column {
  return (values, cell) => {
    if (cell !== '') values[field] = cell
  }
}

/** 'Account.Ext__c', or 'Owner.User.Email' where the parent can be of several objects. */
function parentSetter(relationship: string, path: string[]): Column {
  const key = path.at(-1) ?? ''
  const attributes = path.length > 1 ? { attributes: { type: path[0] } } : {}
  return (values, cell) => {
    if (cell !== '') values[relationship] = cell === null ? null : { ...attributes, [key]: cell }
  }
}

function unknownField(name: string): OrgError {
  return new OrgError('InvalidBatch', `InvalidBatch : Field name not found : ${name}`)
}
