/** Objects whose rows nobody stored: they follow from what the org is, or from rows of other objects. */

import type { EventBus, ManagedSubscriptions } from '../events/index.ts'
import type { ObjectSpec } from '../objects/kit/index.ts'
import type { ObjectDef, Org, OrgView, Row, Table } from '../org/index.ts'

/** What streams of events the org has. */
export interface Streams {
  events: EventBus
  managed: ManagedSubscriptions
}

export interface ComputedObject {
  spec: ObjectSpec
  /** Seen through the Tooling API only. */
  tooling?: boolean
  /** The rows change without schema, rules or user changing: they are put together anew for each query. */
  live?: boolean
  /** Where only some orgs have the object. */
  isThere?(org: Org): boolean
  /** Where the rows are not to be listed but asked for: the table, in place of one of `rows`. */
  table?(def: ObjectDef, view: OrgView, org: Org): Table
  /** The rows as the view's user sees them. */
  rows(view: OrgView, org: Org, streams: Streams): Row[]
}

/** An object of the schema whose rows are put together from those of others. */
export interface ComposedObject {
  /** Name of the object. */
  of: string
  /** Both as of computed objects. */
  tooling?: boolean
  live?: boolean
  table(view: OrgView, org: Org): Table
}
