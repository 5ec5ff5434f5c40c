/** What posts are about and users follow: records and persons. */

import { nameOf } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { mySubscription } from './following.ts'
import { motif, userSummary } from './person.ts'

/** A record or user by id, short; null where the caller sees none. */
export function recordSummary(call: Call, id: string): Record<string, unknown> | null {
  for (const object of call.view.objects()) {
    if (object.keyPrefix !== id.slice(0, 3)) continue
    const row = call.view.table(object.name).get(id)
    if (!row) return null
    if (object.name === 'User') return userSummary(call, row)
    const url = chatterUrl(call, `records/${id}`)
    const shown = { motif: motif(call, id.slice(0, 3)), mySubscription: mySubscription(call, id), recordViewUrl: null }
    return { id, name: nameOf(object, row), type: object.name, url, ...shown }
  }
  return null
}
