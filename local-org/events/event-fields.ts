/** Which fields of an object its change events carry, in order, and which of them are records of parts. */

import type { FieldDef, FieldType, ObjectDef } from '../org/index.ts'

/** One part of a compound: BillingCity is `City` of BillingAddress. */
export interface EventPart {
  name: string
  /** Stored field; undefined for parts that Salesforce lists and this org does not keep. */
  field: FieldDef | undefined
}

/** One field of the event's schema. */
export interface EventField {
  name: string
  def: FieldDef
  /** Set for compounds. */
  parts?: EventPart[]
}

/** Where a stored field lies in the event: index of the event field and, in a compound, index of the part. */
export interface EventPlace {
  field: number
  part?: number
}

/** Not on the record but derived from others, or the business of the system alone. */
const left = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'MasterRecordId',
  'PhotoUrl',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'Fiscal',
  'FiscalQuarter',
  'FiscalYear',
  'HasOpenActivity',
  'HasOverdueTask',
])
const leftTypes = new Set<FieldType>(['base64', 'complexvalue', 'anyType'])

/** Parts in the order of true schemas; parts of others (a person's suffix) are there only where the object has them. */
const addressParts = ['Street', 'City', 'State', 'PostalCode', 'Country', 'StateCode', 'CountryCode']
const partOrder: Partial<Record<FieldType, readonly string[]>> = {
  address: [...addressParts, 'Latitude', 'Longitude', 'GeocodeAccuracy'],
  location: ['Latitude', 'Longitude'],
}
const nameOrder = ['Salutation', 'FirstName', 'LastName', 'MiddleName', 'InformalName', 'Suffix']

/** The fields of the object's change event, the header not counted. Compounds stand where their first part does. */
export function eventFields(object: ObjectDef): EventField[] {
  const byName = new Map(object.fields.map((field) => [field.name, field]))
  const fields = new Map<string, EventField>()
  for (const stored of object.fields) {
    const def = byName.get(stored.compoundFieldName ?? '') ?? stored
    if (fields.has(def.name) || !isCarried(def)) continue
    const parts = partsOf(object, def)
    fields.set(def.name, parts ? { name: def.name, def, parts } : { name: def.name, def })
  }
  return [...fields.values()]
}

/** Roll-up summaries are kept on the record and carried; formulas are not. */
function isCarried(field: FieldDef): boolean {
  return !left.has(field.name) && !leftTypes.has(field.type) && field.formula === undefined
}

function partsOf(object: ObjectDef, compound: FieldDef): EventPart[] | undefined {
  const stored = object.fields.filter((field) => field.compoundFieldName === compound.name)
  if (stored.length === 0) return undefined
  const named = new Map(stored.map((field) => [partName(compound, field), field]))
  const fixed = partOrder[compound.type]
  const names = fixed ?? nameOrder.filter((name) => named.has(name))
  return names.map((name) => ({ name, field: named.get(name) }))
}

/** BillingCity of BillingAddress -> City, Place__Latitude__s of Place__c -> Latitude, FirstName of Name -> FirstName. */
function partName(compound: FieldDef, part: FieldDef): string {
  const stem = compound.name.replace(/(?:Address|__c)$/, '')
  const bare = part.name.replace(/__s$/, '')
  return bare.startsWith(stem) && stem !== compound.name ? bare.slice(stem.length).replace(/^_+/, '') : bare
}

/** The place of every stored field that the event carries, by its name. */
export function placesOf(fields: EventField[]): ReadonlyMap<string, EventPlace> {
  const places = new Map<string, EventPlace>()
  for (const [field, { def, parts }] of fields.entries()) {
    if (!parts) places.set(def.name, { field })
    for (const [part, { field: stored }] of parts?.entries() ?? []) if (stored) places.set(stored.name, { field, part })
  }
  return places
}
