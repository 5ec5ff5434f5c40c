/** What an org holds, as its answers tell it: rows, pages of rows, objects and their fields. */
import type { Problem } from '../problems.ts'

export type FieldValues = Record<string, unknown>

/** One row's result of a set-wise write; `problem` is the row's own. */
export type RowResult = { ok: true; id: string; created: boolean } | { ok: false; problem: Problem }

export interface QueryPage {
  records: FieldValues[]
  totalSize: number
  done: boolean
  next: string | null
}

export interface FieldDescribe {
  name: string
  label: string
  type: string
  length: number
  precision: number
  scale: number
  nillable: boolean
  createable: boolean
  updateable: boolean
  filterable: boolean
  sortable: boolean
  defaultedOnCreate: boolean
  unique: boolean
  externalId: boolean
  idLookup: boolean
  custom: boolean
  calculated: boolean
  /** Field-level security covers it, so a permission set may name it. */
  permissionable: boolean
  restrictedPicklist: boolean
  referenceTo: string[]
  relationshipName: string | null
  picklistValues: { value: string; label: string; active: boolean; defaultValue: boolean }[]
}

export interface ObjectDescribe {
  name: string
  label: string
  labelPlural: string
  keyPrefix: string | null
  custom: boolean
  createable: boolean
  updateable: boolean
  deletable: boolean
  queryable: boolean
  searchable: boolean
  replicateable: boolean
  /** Deleted records stay in the recycle bin for a time. */
  undeletable: boolean
  fields: FieldDescribe[]
  recordTypes: { id: string; name: string; developerName: string; default: boolean; active: boolean }[]
}
