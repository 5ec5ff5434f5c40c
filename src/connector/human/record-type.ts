/** Record types by name or developer name: describe lists them, so no call is needed. */
import { Problem } from '../../problems.ts'
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { didYouMean, nearest } from '../nearest.ts'
import type { Link } from './link.ts'

/** The id under the field's name, or the Problem with the nearest names. */
export function recordTypeNamed(
  { recordTypes, label, name: object }: Pick<ObjectDescribe, 'recordTypes' | 'label' | 'name'>,
  { field, value }: Link,
): { key: string; value: unknown } {
  const wanted = value.toLowerCase()
  const usable = recordTypes.filter((type) => type.active)
  const found =
    usable.find((type) => type.developerName.toLowerCase() === wanted) ??
    usable.find((type) => type.name.toLowerCase() === wanted)
  if (found) return { key: field.name, value: found.id }
  const names = usable.map((type) => type.name)
  const suggestions = nearest(value, [...names, ...usable.map((type) => type.developerName)])
  const problem = new Problem('field-value-invalid', {
    what: `${label} has no record type "${value}" for the connected user.`,
    fix: didYouMean(suggestions) || `It has: ${names.join(', ')}.`,
    object,
    field: field.name,
    suggestions,
  })
  return { key: field.name, value: problem }
}
