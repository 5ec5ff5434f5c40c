/** What a trigger's settings say about the org, checked before the workflow is turned on: a mistyped field would never be heard of. */
import type { FieldDescribe, ObjectDescribe } from '../salesforce/index.ts'
import { holdOf } from './check/check-row.ts'
import { fieldNamed } from './check/field-named.ts'
import { problemOf } from './check/misfit.ts'
import { readValue } from './check/read-value.ts'
import type { Watch } from './define.ts'
import { didYouMean } from './nearest.ts'
import type { CrmObject } from './object.ts'

/**
 * Throws Problems `field-unknown`, `picklist-value-invalid`, `field-value-invalid`, `id-malformed`, with what may have been meant.
 * @param given the settings as the workflow has them
 * @param object the catalogue's own file of the object, where it has one
 */
export function checkWatch(
  describe: ObjectDescribe,
  watch: Watch,
  given: Record<string, unknown>,
  object?: CrmObject,
): void {
  const fields = watch.fields.map((name) => fieldNamed(describe, name, object))
  const [field, ...others] = fields
  if (!field || others.length > 0) return
  for (const value of [given['equals'], given['from']].flat()) {
    if (value !== undefined && value !== null && value !== '') checkValue(field, value, object)
  }
}

/** Salesforce tells the exact value of a picklist, so its label or other capitals would never be met. */
function checkValue(field: FieldDescribe, value: unknown, object?: CrmObject): void {
  const read = readValue(field, value, holdOf(field, object))
  if (field.type !== 'picklist' || read === value) return
  const exact = [String(read)]
  const why = 'whose values are exact'
  throw problemOf('picklist-value-invalid', field, value, { why, fix: didYouMean(exact), suggestions: exact })
}
