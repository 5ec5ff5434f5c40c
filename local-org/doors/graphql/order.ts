/** Orders of GraphQL as those of SOQL: `{Name: {order: DESC, nulls: LAST}, Owner: {Name: {order: ASC}}}`. */

import type { ObjectDef, OrgView } from '../../org/index.ts'
import { isObject } from '../wire/index.ts'

/** ' ORDER BY …', or ''. */
export function orderOf(view: OrgView, object: ObjectDef, wish: unknown): string {
  const terms = termsOf(view, object, wish, '')
  return terms.length > 0 ? ` ORDER BY ${terms.join(', ')}` : ''
}

function termsOf(view: OrgView, object: ObjectDef, wish: unknown, path: string): string[] {
  return Object.entries(isObject(wish) ? wish : {}).flatMap(([name, clause]) => {
    if (!isObject(clause)) return []
    if (view.field(object, name)) {
      const nulls = clause['nulls'] ? ` NULLS ${clause['nulls']}` : ''
      return `${path}${name} ${clause['order'] ?? 'ASC'}${nulls}`
    }
    const lookup = object.fields.find(({ relationshipName }) => relationshipName === name)
    const parent = view.object(lookup?.referenceTo?.[0] ?? '')
    return parent ? termsOf(view, parent, clause, `${path}${name}.`) : []
  })
}
