/** Checkboxes. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { misfit } from './misfit.ts'
import { yesOrNo } from './yes-no.ts'

export function readYesNo(field: FieldDescribe, value: unknown): boolean {
  const read = yesOrNo(value)
  if (read === undefined) throw misfit(field, value, 'true or false', 'Give true or false.')
  return read
}
