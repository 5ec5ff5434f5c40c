/** Compound fields: addresses and locations, put together from the fields they consist of. */
import type { FieldDef, ObjectDef, Row, Value } from '../../org/index.ts'

export type Compound = Record<string, Value> | null

/** What a part is called inside its compound: BillingCity of BillingAddress -> city, Place__Latitude__s -> latitude. */
function partKey(compound: FieldDef, part: FieldDef): string {
  const stem = compound.name.replace(/(?:Address|__c)$/, '')
  const bare = part.name.replace(/__s$/, '').slice(stem.length).replace(/^_+/, '')
  return bare.charAt(0).toLowerCase() + bare.slice(1)
}

/** Puts the compound value of a row together; null when all its parts are empty. */
export function compoundReader(object: ObjectDef, field: FieldDef): (row: Row) => Compound {
  const parts = object.fields
    .filter((part) => part.compoundFieldName === field.name)
    .map((part) => ({ name: part.name, key: partKey(field, part) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return (row) => {
    const filled = parts.some(({ name }) => (row[name] ?? null) !== null)
    return filled ? Object.fromEntries(parts.map(({ key, name }) => [key, row[name] ?? null])) : null
  }
}
