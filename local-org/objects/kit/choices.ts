/** Fields whose values are offered in a list. */
import type { PicklistValue } from '../../org/schema.ts'
import { type FieldOptions, type FieldSpec, field } from './field.ts'

/** A value whose label is the same text, or a value and its label. */
export type Choice = string | readonly [value: string, label: string]

export interface ChoiceOptions extends FieldOptions {
  /** Value given on create when none was sent. */
  default?: string
}

/** One of the listed values; any other text is accepted too unless `restrictedPicklist`, as in Salesforce. */
export function picklist(name: string, label: string, choices: readonly Choice[], options?: ChoiceOptions): FieldSpec {
  return field(name, label, 'picklist', { length: 255 }, withValues(choices, options))
}

/** Any number of the listed values, stored as 'A;B'. */
export function multipicklist(
  name: string,
  label: string,
  choices: readonly Choice[],
  options?: ChoiceOptions,
): FieldSpec {
  const byType = { length: 4099, sortable: false, groupable: false, aggregatable: false }
  return field(name, label, 'multipicklist', byType, withValues(choices, options))
}

/** Text with suggestions. */
export function combobox(name: string, label: string, choices: readonly Choice[], options?: ChoiceOptions): FieldSpec {
  return field(name, label, 'combobox', { length: 255, groupable: false }, withValues(choices, options))
}

function withValues(choices: readonly Choice[], options: ChoiceOptions = {}): FieldOptions {
  const { default: chosen, ...rest } = options
  const picklistValues = choices.map((choice) => picklistValue(choice, chosen))
  const defaulted = chosen === undefined ? {} : { defaultedOnCreate: true, defaultValue: chosen }
  return { picklistValues, ...defaulted, ...rest }
}

function picklistValue(choice: Choice, chosen: string | undefined): PicklistValue {
  const [value, label] = typeof choice === 'string' ? [choice, choice] : choice
  return { value, label, active: true, defaultValue: value === chosen }
}
