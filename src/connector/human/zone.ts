/** The org's time zone: what a date or time without a zone is meant in. Asked once per org, and only when one is given. */
import { type FieldValues, type ObjectDescribe, type Soql, soql } from '../../salesforce/index.ts'
import { findField } from '../check/field-named.ts'
import { hasZone } from '../check/read-date.ts'
import type { CrmObject } from '../object.ts'

/** By describe, which is kept per connection and made anew now and then: so is what hangs on it. */
const zones = new WeakMap<ObjectDescribe, string>()

/** A time without a zone, or a moment where a day is wanted. */
export function needsZone(describe: ObjectDescribe, fields: FieldValues, object?: CrmObject): boolean {
  return Object.entries(fields).some(([name, value]) => {
    const times = textsIn(value).filter((text) => /^\s*\d{4}-/.test(text))
    if (times.length === 0) return false
    const type = findField(describe, name, object)?.type
    if (type === 'datetime') return times.some((text) => !hasZone(text))
    return type === 'date' && times.some((text) => hasZone(text))
  })
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

export interface ZoneQuestion {
  known: string | null
  soql: Soql
  keep(zone: string): void
}

export function zoneQuestion(describe: ObjectDescribe): ZoneQuestion {
  return {
    known: zones.get(describe) ?? null,
    soql: soql`SELECT TimeZoneSidKey FROM Organization`,
    keep: (zone) => zones.set(describe, zone),
  }
}
