/** Compiling and testing Apex: refused, since a result would say that something was done. */

import { OrgError } from '../org/index.ts'
import type { Operation } from './operation.ts'

export const noApex = 'The local org does not run Apex.'

/** The operation that is only refused. Throws FUNCTIONALITY_NOT_ENABLED. */
export const refused: Operation = {
  run() {
    throw new OrgError('FUNCTIONALITY_NOT_ENABLED', noApex, { unsupported: 'running Apex' })
  },
}
