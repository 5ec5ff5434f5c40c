/** Ids of jobs (750), batches (751) and query results (752) [K]. */

import { randomBytes } from 'node:crypto'
import { to18 } from '../../org/index.ts'

/** A new 18-character id with the prefix. */
export function newId(prefix: '750' | '751' | '752'): string {
  return to18(`${prefix}dL00${randomBytes(4).toString('hex').toUpperCase()}`) ?? ''
}
