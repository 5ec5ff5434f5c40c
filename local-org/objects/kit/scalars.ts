/** Fields that hold one plain value: text, numbers, dates, yes or no. */
import { type FieldOptions, type FieldSpec, field } from './field.ts'

/** One line of text, at most `length` characters. */
export function text(name: string, label: string, length: number, options?: FieldOptions): FieldSpec {
  return field(name, label, 'string', { length }, options)
}

/** Several lines of text. From 256 characters on Salesforce does not group by it, from 4,001 on it does not filter either. */
export function textarea(name: string, label: string, length: number, options?: FieldOptions): FieldSpec {
  const byType = { length, extraTypeInfo: 'plaintextarea', groupable: length <= 255, opaque: length > 4000 }
  return field(name, label, 'textarea', byType, options)
}

/** An e-mail address, checked for its form. */
export function email(name: string, label: string, options?: FieldOptions): FieldSpec {
  return field(name, label, 'email', { length: 80 }, options)
}

/** A telephone number: any text of up to 40 characters. */
export function phone(name: string, label: string, options?: FieldOptions): FieldSpec {
  return field(name, label, 'phone', { length: 40 }, options)
}

/** A web address. */
export function url(name: string, label: string, options?: FieldOptions): FieldSpec {
  return field(name, label, 'url', { length: 255 }, options)
}

/** Yes or no, never null; no unless said otherwise. */
export function checkbox(name: string, label: string, options?: FieldOptions): FieldSpec {
  return field(
    name,
    label,
    'boolean',
    { nillable: false, defaultedOnCreate: true, defaultValue: false, aggregatable: false },
    options,
  )
}

/**
 * Habits of a user's permissions and preferences: filtered by, never ordered or grouped. A true describe calls them
 * neither nillable nor defaulted, and yet nobody has to send them; here they are defaulted, so that this holds.
 */
export const SWITCH: FieldOptions = { opaque: true, filterable: true, permissionable: false }

/** A set of switches: `prefix` and the label make the name, UserPreferences + ReminderSoundOff. */
export function switches(prefix: string, labels: readonly string[]): FieldSpec[] {
  return labelledSwitches(prefix, Object.fromEntries(labels.map((label) => [label, label])))
}

/** The same where each has a label of its own. */
export function labelledSwitches(prefix: string, labels: Readonly<Record<string, string>>): FieldSpec[] {
  return Object.entries(labels).map(([name, label]) => checkbox(prefix + name, label, SWITCH))
}

/** A whole number of up to `digits` digits. */
export function int(name: string, label: string, options?: FieldOptions): FieldSpec {
  return field(name, label, 'int', { digits: 8 }, options)
}

/** A number of `precision` digits, `scale` of them behind the point. */
export function double(
  name: string,
  label: string,
  precision: number,
  scale: number,
  options?: FieldOptions,
): FieldSpec {
  return field(name, label, 'double', { precision, scale, groupable: false }, options)
}

/** An amount of money of 18 digits, `scale` of them behind the point. */
export function currency(name: string, label: string, scale: number, options?: FieldOptions): FieldSpec {
  return field(name, label, 'currency', { precision: 18, scale, groupable: false }, options)
}

/** A share in per cent: 40 means 40 %. */
export function percent(
  name: string,
  label: string,
  precision: number,
  scale: number,
  options?: FieldOptions,
): FieldSpec {
  return field(name, label, 'percent', { precision, scale, groupable: false }, options)
}

/** A calendar day. */
export function date(name: string, label: string, options?: FieldOptions): FieldSpec {
  return field(name, label, 'date', {}, options)
}

/** A moment. */
export function datetime(name: string, label: string, options?: FieldOptions): FieldSpec {
  return field(name, label, 'datetime', { groupable: false }, options)
}

/** File content; its size stands in another field. */
export function base64(name: string, label: string, options?: FieldOptions): FieldSpec {
  return field(name, label, 'base64', { opaque: true, permissionable: false }, options)
}
