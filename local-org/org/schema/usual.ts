/** What is true of most objects and fields: whoever defines one says only what is different. */

import type { FieldDef, ObjectDef } from '../schema.ts'

/** A field people may read and write, that queries may filter, sort and group by. */
export const USUAL_FIELD = {
  length: 0,
  precision: 0,
  scale: 0,
  digits: 0,
  nillable: true,
  createable: true,
  updateable: true,
  filterable: true,
  sortable: true,
  groupable: true,
  aggregatable: true,
  unique: false,
  externalId: false,
  idLookup: false,
  nameField: false,
  caseSensitive: false,
  calculated: false,
  autoNumber: false,
  defaultedOnCreate: false,
  restrictedPicklist: false,
  dependentPicklist: false,
  htmlFormatted: false,
  encrypted: false,
  permissionable: true,
} satisfies Partial<FieldDef>

/** An object of standing of its own: can be written, searched and restored from the recycle bin. */
export const USUAL_OBJECT = {
  createable: true,
  updateable: true,
  deletable: true,
  undeletable: true,
  mergeable: false,
  queryable: true,
  retrieveable: true,
  searchable: true,
  layoutable: true,
  triggerable: true,
  replicateable: true,
  feedEnabled: false,
  mruEnabled: false,
} satisfies Partial<ObjectDef>

/** Platform events are published and never found again. */
export const EVENT_OBJECT = {
  updateable: false,
  deletable: false,
  undeletable: false,
  queryable: false,
  retrieveable: false,
  searchable: false,
  layoutable: false,
  replicateable: false,
  mruEnabled: false,
} satisfies Partial<ObjectDef>
