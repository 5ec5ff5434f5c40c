/** An object whose rows nobody stored: they follow from what the org is. */

import type { ObjectSpec } from '../objects/kit/index.ts'
import type { Org, OrgView, Row } from '../org/index.ts'

export interface ComputedObject {
  spec: ObjectSpec
  /** Seen through the Tooling API only. */
  tooling?: boolean
  /** The rows as the view's user sees them. */
  rows(view: OrgView, org: Org): Row[]
}
