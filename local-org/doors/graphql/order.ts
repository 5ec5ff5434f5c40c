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
      return `${subjectOf(`${path}${name}`, clause)} ${clause['order'] ?? 'ASC'}${nulls}`
    }
    const [target = '', ...others] = object.fields.find((one) => one.relationshipName === name)?.referenceTo ?? []
    const wishes = others.length > 0 ? Object.entries(clause) : [[target, clause] as const]
    return wishes.flatMap(([type, wish]) => {
      const parent = view.object(type)
      return parent ? termsOf(view, parent, wish, `${path}${name}.`) : []
    })
  })
}

/** What a clause orders by: a field, what is computed of it in a group, or how far away it is. */
function subjectOf(field: string, { function: name, distance }: Record<string, unknown>): string {
  if (typeof name === 'string') return `${name}(${field})`
  return isObject(distance) ? distanceTo(field, distance, 'KM') : field
}

/** `DISTANCE(Spot__c, GEOLOCATION(48.1,11.5), 'km')`. */
export function distanceTo(field: string, { latitude, longitude }: Record<string, unknown>, unit: unknown): string {
  return `DISTANCE(${field}, GEOLOCATION(${latitude},${longitude}), '${String(unit).toLowerCase()}')`
}
