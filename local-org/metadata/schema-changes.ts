/** Changes of the schema beyond new objects and fields: the org has no such operation, so what would need one is refused. */

import { isDeepStrictEqual } from 'node:util'
import type { FieldDef, ObjectDef } from '../org/index.ts'
import { unsupported } from './refusals.ts'

type Named<T> = Partial<T> & { name: string }

/** Accepts a definition that says nothing new. Throws OrgError for one that does. */
export function changeObject(existing: ObjectDef, { fields = [], ...wish }: Named<ObjectDef>): void {
  refuseChanges(`the object ${existing.name}`, existing, wish)
  for (const field of fields) {
    const known = existing.fields.find(({ name }) => name === field.name)
    if (known)
      refuseChanges(`the field ${existing.name}.${field.name}`, known, { name: field.name, label: field.label })
  }
}

/** Accepts a definition that says nothing new. Throws OrgError for one that does. */
export function changeField(object: string, existing: FieldDef, wish: Named<FieldDef>): void {
  refuseChanges(`the field ${object}.${existing.name}`, existing, wish)
}

/** Throws OrgError: nothing of the schema can be taken away. */
export function removeFromSchema(what: string): never {
  throw unsupported(`deleting ${what}`)
}

function refuseChanges<T extends object>(what: string, existing: T, wish: Partial<T>): void {
  for (const [member, value] of Object.entries(wish)) {
    const current: unknown = existing[member as keyof T]
    if (!isDeepStrictEqual(current, value)) throw unsupported(`changing ${member} of ${what}`)
  }
}
