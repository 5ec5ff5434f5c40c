/** Objects whose rows nobody stored: they follow from what the org is, or from rows of other objects. */

import type { ObjectSpec } from '../objects/kit/index.ts'
import type { Org, OrgView, Row, Table } from '../org/index.ts'

export interface ComputedObject {
  spec: ObjectSpec
  /** Seen through the Tooling API only. */
  tooling?: boolean
  /** The rows as the view's user sees them. */
  rows(view: OrgView, org: Org): Row[]
}

/** An object of the schema whose rows are put together from those of others. */
export interface ComposedObject {
  /** Name of the object. */
  of: string
  table(view: OrgView): Table
}
