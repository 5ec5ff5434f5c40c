/** Objects of an org as forms need them. */

/** By field: the values a record type allows; `validFor` are places among the controlling field's values. */
export type PicklistsInfo = Record<string, { values: { value: string; label: string; validFor: number[] }[] }>

export interface FieldInfo {
  name: string
  label: string
  type: string
  length: number
  precision: number
  scale: number
  nillable: boolean
  createable: boolean
  updateable: boolean
  defaultedOnCreate: boolean
  unique: boolean
  externalId: boolean
  custom: boolean
  calculated: boolean
  restrictedPicklist: boolean
  referenceTo: string[]
  picklistValues: { value: string; label: string; active: boolean; defaultValue: boolean }[]
}

export interface ObjectInfo {
  name: string
  label: string
  labelPlural: string
  keyPrefix: string | null
  createable: boolean
  updateable: boolean
  deletable: boolean
  fields: FieldInfo[]
  recordTypes: { id: string; name: string; developerName: string; default: boolean; active: boolean }[]
}

export interface ObjectLine {
  name: string
  label: string
  custom: boolean
  createable: boolean
  queryable: boolean
}
