/** All or nothing over several saves of one call. */

import { type Call, saveOptions } from '../wire/index.ts'

/** Runs work that answers at once; when it says it failed, nothing of it has happened and no listener hears of it. */
export function atomically<T>(call: Call, work: () => { value: T; failed: boolean }): T {
  return call.instance.org.atomically(call.session.userId, work, saveOptions(call))
}
