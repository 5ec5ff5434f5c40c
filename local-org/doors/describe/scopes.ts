/** Which part of an object's rows a query may be narrowed to, as describe offers it (USING SCOPE). */

import type { ObjectDef } from '../../org/index.ts'

export interface Scope {
  label: string
  name: string
}

/** First release that has scoping rules. */
const SCOPING_RULES = 53

/** What some objects offer in the place of the usual scopes, or beside them. */
const OWN: Record<string, (plural: string) => Scope[]> = {
  Case: (cases) => [
    { label: `All ${cases}`, name: 'everything' },
    { label: `My case teams ${cases}`, name: 'genericteam' },
    { label: `My ${cases}`, name: 'mine' },
    { label: `Queue owned ${cases}`, name: 'queue_owned' },
    { label: `My role-based team's ${cases}`, name: 'team_by_role' },
    { label: `User owned ${cases}`, name: 'user_owned' },
  ],
}

/** `supportedScopes` of a describe, in order of their names. */
export function scopesOf(object: ObjectDef, version: string): Scope[] {
  const plural = object.labelPlural.toLowerCase()
  const own = OWN[object.name]
  if (own) return own(plural)
  const everything = { label: `All ${plural}`, name: 'everything' }
  const owner = object.fields.find(({ name }) => name === 'OwnerId')
  if (!owner || !object.layoutable) return [everything]
  const hasQueues = owner.referenceTo?.includes('Group') === true
  return [
    ...(object.name === 'Event' ? [{ label: `My delegated ${plural}`, name: 'delegated' }] : []),
    everything,
    { label: `My ${plural}`, name: 'mine' },
    ...(hasQueues ? [{ label: `Queue owned ${plural}`, name: 'queue_owned' }] : []),
    ...(Number(version) >= SCOPING_RULES ? [{ label: 'Filter by scope', name: 'scopingRule' }] : []),
    { label: `My team's ${plural}`, name: 'team' },
    ...(hasQueues ? [{ label: `User owned ${plural}`, name: 'user_owned' }] : []),
  ]
}
