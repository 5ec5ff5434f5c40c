/** What an action asks of the connected user's rights. */
import type { Need } from './define.ts'
import { aliases, type CrmObject } from './object.ts'

/** One object right and the fields by API name. */
export function needsOf(object: CrmObject, access: Need['access'], names: string[]): Need[] {
  const known = aliases(object)
  return [{ object: object.api, access, fields: names.map((name) => known.get(name) ?? name) }]
}
