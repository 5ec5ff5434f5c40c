/** The page layout of an object: which fields stand where, as it was deployed, or as a new org has it. */

import type { ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { assignedLayout } from './assigned-layout.ts'
import { drawnLayout } from './drawn-layout.ts'
import type { PageLayout } from './layout-item.ts'
import { madeLayout } from './made-layout.ts'

/** The layout a user has of an object, for a record type; of its fields those that `object` has: what the user may see. */
export function pageLayout(call: Call, object: ObjectDef, recordTypeId?: string): PageLayout {
  const drawn = assignedLayout(call, object, recordTypeId)
  return drawn ? drawnLayout(object, drawn) : madeLayout(object)
}
