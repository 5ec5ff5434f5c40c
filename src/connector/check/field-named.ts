/** From the name a person wrote to the field of the org. */
import { Problem } from '../../problems.ts'
import type { FieldDescribe, ObjectDescribe } from '../../salesforce/index.ts'
import { didYouMean, nearest } from '../nearest.ts'
import { aliases, type CrmObject } from '../object.ts'

const indexes = new WeakMap<ObjectDescribe, Map<string, FieldDescribe>>()

/**
 * The field with this friendly or API name; capitals do not count, as in Salesforce itself.
 * Throws Problem `field-unknown` with the nearest names.
 */
export function fieldNamed(describe: ObjectDescribe, name: string, object?: CrmObject): FieldDescribe {
  const field = findField(describe, name, object)
  if (field) return field
  const suggestions = nearestFields(describe, name, object)
  throw new Problem('field-unknown', {
    what: `${describe.label} has no field "${name}", or the connected user may not see it.`,
    fix: didYouMean(suggestions) || 'Use a friendly name of the catalogue or the API name of the field.',
    object: describe.name,
    field: name,
    suggestions,
  })
}

/** The same, null when there is none. */
export function findField(describe: ObjectDescribe, name: string, object?: CrmObject): FieldDescribe | null {
  const api = (object && aliases(object).get(name)) ?? name
  return index(describe).get(api.toLowerCase()) ?? null
}

function index(describe: ObjectDescribe): Map<string, FieldDescribe> {
  let fields = indexes.get(describe)
  if (!fields) {
    fields = new Map(describe.fields.map((field) => [field.name.toLowerCase(), field]))
    indexes.set(describe, fields)
  }
  return fields
}

/** Nearest by API name or by label; friendly names win where both mean the same field. */
function nearestFields(describe: ObjectDescribe, name: string, object?: CrmObject): string[] {
  const friendly = new Map(object ? [...aliases(object)].map(([short, api]) => [api, short]) : [])
  const shown = (api: string) => friendly.get(api) ?? api
  const byLabel = new Map(describe.fields.map((field) => [field.label, field.name]))
  const near = nearest(name, [...friendly.values(), ...describe.fields.map((field) => field.name), ...byLabel.keys()])
  return [...new Set(near.map((word) => shown(byLabel.get(word) ?? word)))]
}
