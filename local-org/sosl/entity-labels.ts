/** What WITH METADATA='LABELS' adds to an answer: the labels of the objects and fields in it. */
import type { OrgView } from '../org/index.ts'
import type { WireRecord } from '../soql/index.ts'

export interface EntityLabels {
  readonly entityName: string
  readonly fieldMetadata: readonly { readonly name: string; readonly label: string }[]
}

/** The labels of the objects found, in the order they come in the answer, each with those fields its records have. */
export function entityLabels(view: OrgView, records: readonly WireRecord[]): EntityLabels[] {
  const members = new Map<string, Set<string>>()
  for (const record of records) {
    const { type } = record.attributes
    const names = members.get(type) ?? new Set()
    members.set(type, names)
    for (const name of Object.keys(record)) names.add(name)
  }
  return [...members].flatMap(([entityName, names]) => {
    const object = view.object(entityName)
    const fields = object ? [...names].flatMap((name) => view.field(object, name) ?? []) : []
    return object ? { entityName, fieldMetadata: fields.map(({ name, label }) => ({ name, label })) } : []
  })
}
