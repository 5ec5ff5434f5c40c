/** Examples of generated actions, made from an object's sample. */
import type { GivenRow } from './define.ts'
import { type CrmObject, toApi } from './object.ts'

export type Given = Record<string, GivenRow>

/** The sample's own parents, then the sample itself as `$record`. */
export function givenSample(object: CrmObject): Given {
  const { given, create, exists } = object.sample
  return { ...given, record: { object: object.api, fields: toApi(object, create), ...(exists ? { exists } : {}) } }
}

/** Two equal records, for what must not be guessed. */
export function givenTwins(object: CrmObject): Given {
  const given = givenSample(object)
  return { ...given, twin: given['record']! }
}

/** The first identifying field the sample has a value for. */
export function sampleKey(object: CrmObject): Record<string, unknown> {
  const { create } = object.sample
  const key = object.findBy.map(({ field }) => field).find((field) => field in create) ?? Object.keys(create)[0]!
  return { [key]: create[key] }
}
