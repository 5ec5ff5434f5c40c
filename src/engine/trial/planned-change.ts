/** What a step of a dry run would do to one record, or to the world outside. */

export interface PlannedField {
  name: string
  label: string
  /** As it is now; null for a new record. */
  from: unknown
  to: unknown
  changed: boolean
}

export interface PlannedChange {
  /** `other`: more than a set of fields, `what` says it. */
  does: 'create' | 'update' | 'delete' | 'other'
  connectionId: string | null
  object: string | null
  /** Of a new record the id that stands for it in this dry run. */
  recordId: string | null
  recordName: string | null
  fields: PlannedField[]
  what: string | null
}
