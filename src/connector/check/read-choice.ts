/** Picklists: the exact value, found also by its label or in other capitals. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { didYouMean, nearest } from '../nearest.ts'
import { misfit, problemOf } from './misfit.ts'
import { readText } from './read-text.ts'

/** How far texts that a list does not have are let through: the org may take them all the same. */
export type Hold = 'as-the-org' | 'to-what-is-near' | 'to-the-list'

/** One value. Outside an unrestricted list any text passes, as it does in Salesforce, unless it is held to the list. */
export function readChoice(field: FieldDescribe, value: unknown, hold: Hold = 'as-the-org'): string {
  const text = readText(field, value)
  const known = knownValue(field, text)
  if (known !== null) return known
  const isOpen = !field.restrictedPicklist && hold !== 'to-the-list'
  if (field.picklistValues.length === 0 || (isOpen && hold === 'as-the-org')) return text
  const values = field.picklistValues.filter((choice) => choice.active).map((choice) => choice.value)
  const near = nearest(text, values)
  if (isOpen && near.length === 0) return text
  const fix = didYouMean(near) || `It takes: ${listed(values)}.`
  throw problemOf('picklist-value-invalid', field, value, {
    why: 'whose list does not have it',
    fix,
    suggestions: near,
  })
}

const listed = (values: string[]) =>
  values.length > 20 ? `${values.slice(0, 20).join(', ')} and ${values.length - 20} more` : values.join(', ')

/** A list, or texts joined with semicolons, each of them a choice. */
export function readChoices(field: FieldDescribe, value: unknown): string {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(';') : null
  if (!parts) throw misfit(field, value, 'a list of choices', 'Give a list, or texts joined with semicolons.')
  const choices = parts.map((part) => (typeof part === 'string' ? part.trim() : part)).filter((part) => part !== '')
  return [...new Set(choices.map((choice) => readChoice({ ...field, length: 0 }, choice)))].join(';')
}

function knownValue(field: FieldDescribe, text: string): string | null {
  const active = field.picklistValues.filter((choice) => choice.active)
  const lower = text.trim().toLowerCase()
  const found =
    active.find((choice) => choice.value === text) ??
    active.find((choice) => choice.value.toLowerCase() === lower) ??
    active.find((choice) => choice.label.toLowerCase() === lower)
  return found?.value ?? null
}
