/** The object a path of the UI API names. */

import { type ObjectDef, OrgError } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

/** What the UI API says of everything a user may not reach, there or not. */
const words = "You don't have access to this record. Ask your administrator for help or to request access."

/** Whatever the letter case. Throws INSUFFICIENT_ACCESS (403), as recorded, for one that is not there or closed. */
export function uiObject(call: Call, name = call.params['object'] ?? ''): ObjectDef {
  const object = call.view.object(name)
  if (!object) throw new OrgError('INSUFFICIENT_ACCESS', words, { status: 403 })
  call.tally.object ??= object.name
  return object
}
