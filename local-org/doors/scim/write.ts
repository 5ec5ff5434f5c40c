/** Writes of SCIM: several rows for one document, all of them or none. */

import type { Operation } from '../../org/index.ts'
import { saveOne } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'

/** Answers what `work` answers; when it throws, nothing of it has happened. */
export function whole(call: Call, work: () => string): string {
  return call.instance.org.atomically(call.session.userId, () => ({ value: work(), failed: false }))
}

/** The id of the row. Throws its OrgError. */
export function write(call: Call, operation: Operation): string {
  const [{ id, errors }] = saveOne(call, operation)
  if (errors[0]) throw errors[0]
  return id ?? ''
}
