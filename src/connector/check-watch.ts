/** What a trigger's settings say about the org, checked before the workflow is turned on: a mistyped field would never be heard of. */
import type { FieldDescribe, ObjectDescribe } from '../salesforce/index.ts'
import { fieldNamed } from './check/field-named.ts'
import { problemOf } from './check/misfit.ts'
import { readValue } from './check/read-value.ts'
import type { Watch } from './define.ts'
import { didYouMean } from './nearest.ts'

/**
 * Throws Problems `field-unknown`, `picklist-value-invalid`, `field-value-invalid`, `id-malformed`, with what may have been meant.
 * @param given the settings as the workflow has them
 */
export function checkWatch(describe: ObjectDescribe, watch: Watch, given: Record<string, unknown>): void {
  const fields = watch.fields.map((name) => fieldNamed(describe, name))
  const [field, ...others] = fields
  if (!field || others.length > 0) return
  for (const value of [given['equals'], given['from']].flat()) {
    if (value !== undefined && value !== null && value !== '') checkValue(field, value)
  }
}

/** Salesforce tells the exact value of a picklist, so its label or other capitals would never be met. */
function checkValue(field: FieldDescribe, value: unknown): void {
  const read = readValue(field, value, 'to-what-is-near')
  if (field.type !== 'picklist' || read === value) return
  const exact = [String(read)]
  const why = 'whose values are exact'
  throw problemOf('picklist-value-invalid', field, value, why, didYouMean(exact), exact)
}
