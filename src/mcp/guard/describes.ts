/** Describes as the key sees them: what is not granted is not there. */
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { allowsField, ofObject } from '../grant.ts'
import { demand, notGranted } from '../refuse.ts'
import type { Scope } from './scope.ts'

const narrowed = new WeakMap<ObjectDescribe, WeakMap<object, ObjectDescribe>>()

/** The same describe again for the same grant, for what is kept by it. Throws `access-denied` for other objects. */
export async function describeFor({ grant, describe }: Scope, object: string): Promise<ObjectDescribe> {
  demand(grant, 'read', object)
  const whole = await describe(object)
  const known = narrowed.get(whole) ?? new WeakMap<object, ObjectDescribe>()
  narrowed.set(whole, known)
  const seen = known.get(grant) ?? {
    ...whole,
    fields: whole.fields.filter((field) => allowsField(grant, whole.name, field.name)),
  }
  known.set(grant, seen)
  return seen
}

/** Throws `access-denied` unless every step of `Owner.Manager.Name` is granted. */
export async function demandPath(scope: Scope, object: string, path: string): Promise<void> {
  const [step = '', ...further] = path.split('.')
  if (further.length === 0) return demand(scope.grant, 'read', object, [step])
  const { fields } = await scope.describe(object)
  const link = fields.find((field) => field.relationshipName?.toLowerCase() === step.toLowerCase())
  if (!link) throw notGranted(`read ${object}.${path}`, `the field ${object}.${path}`)
  demand(scope.grant, 'read', object, [link.name])
  // The org applies no condition of ours to records that are read through another.
  const kept = link.referenceTo.find((parent) => ofObject(scope.grant.rows, parent))
  if (kept) throw notGranted(`read ${object}.${path}`, `all records of ${kept}`)
  await Promise.all(link.referenceTo.map((parent) => demandPath(scope, parent, further.join('.'))))
}
