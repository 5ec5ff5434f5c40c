/** Checkboxes. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { misfit } from './misfit.ts'

const words = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['true', true],
  ['false', false],
  ['yes', true],
  ['no', false],
  ['1', true],
  ['0', false],
])

export function readYesNo(field: FieldDescribe, value: unknown): boolean {
  const read = words.get(typeof value === 'string' ? value.trim().toLowerCase() : value)
  if (read === undefined) throw misfit(field, value, 'true or false', 'Give true or false.')
  return read
}
