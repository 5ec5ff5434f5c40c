/** Fields that nearly every object has. */
import type { FieldOptions, FieldSpec } from './field.ts'
import { field } from './field.ts'
import { reference } from './links.ts'
import { checkbox, date, datetime } from './scalars.ts'

const GIVEN_BY_ORG = { readOnly: true, nillable: false, defaultedOnCreate: true } as const

/** The record's own id. */
export function id(label: string): FieldSpec {
  return field('Id', label, 'id', { length: 18, idLookup: true, ...GIVEN_BY_ORG })
}

/** True while the record lies in the recycle bin. */
export function isDeleted(): FieldSpec {
  return checkbox('IsDeleted', 'Deleted', { readOnly: true })
}

/** When and by whom the record was created and last changed, and the stamp that also moves with system changes. */
export function audit(): FieldSpec[] {
  return [...created(), ...modified(), systemModstamp()]
}

/** When and by whom the record was created. */
export function created(): FieldSpec[] {
  return [
    datetime('CreatedDate', 'Created Date', GIVEN_BY_ORG),
    reference('CreatedById', 'Created By ID', 'User', GIVEN_BY_ORG),
  ]
}

/** When and by whom the record was last changed. */
export function modified(): FieldSpec[] {
  return [
    datetime('LastModifiedDate', 'Last Modified Date', GIVEN_BY_ORG),
    reference('LastModifiedById', 'Last Modified By ID', 'User', GIVEN_BY_ORG),
  ]
}

/** The same stamps on objects that name the person before the moment. */
export function whoFirst(stamps: FieldSpec[]): FieldSpec[] {
  const byName = (name: string) => stamps.filter((one) => one.name === name)
  return stamps.flatMap((one) => {
    if (one.type === 'datetime' && one.name !== 'SystemModstamp') return byName(one.name.replace(/Date$/, 'ById'))
    return one.type === 'reference' ? byName(one.name.replace(/ById$/, 'Date')) : one
  })
}

/** The stamp by which integrations follow changes. */
export function systemModstamp(label = 'System Modstamp'): FieldSpec {
  return datetime('SystemModstamp', label, GIVEN_BY_ORG)
}

/** When the running user last looked at the record, or at one that points to it. */
export function viewed(): FieldSpec[] {
  return [
    datetime('LastViewedDate', 'Last Viewed Date', { readOnly: true }),
    datetime('LastReferencedDate', 'Last Referenced Date', { readOnly: true }),
  ]
}

/** Day of the latest closed task or past event. */
export function lastActivity(): FieldSpec {
  return date('LastActivityDate', 'Last Activity', { readOnly: true })
}

/** A name the org counts up by itself, e.g. '00001026' for the format '{00000000}'. */
export function autoNumber(name: string, label: string, format: string, options?: FieldOptions): FieldSpec {
  const habits: FieldOptions = { length: 30, autoNumber: true, autoNumberFormat: format, nameField: true }
  return field(name, label, 'string', { ...habits, idLookup: true, groupable: false, ...GIVEN_BY_ORG }, options)
}
