/** The field at the end of a path such as 'Owner.Alias'. */

import type { FieldDef, ObjectDef, OrgView } from '../../org/index.ts'

export function fieldAt(view: OrgView, object: ObjectDef, path: string): FieldDef | undefined {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return view.field(object, first)
  const lookup = object.fields.find((field) => field.relationshipName === first)
  // Of several possible parents, a user has most fields that list views show (Owner.Alias).
  const parentName = lookup?.referenceTo?.includes('User') ? 'User' : lookup?.referenceTo?.[0]
  const parent = parentName === undefined ? undefined : view.object(parentName)
  return parent && fieldAt(view, parent, rest.join('.'))
}
