/** Ids of set-up records that are not stored: the same name always gives the same id. */

import { createHash } from 'node:crypto'
import { to18 } from '../org/index.ts'

/** An id of the prefix for what the words name, e.g. ('00N', 'Account', 'Ship__c'). */
export function setUpId(prefix: string, ...words: string[]): string {
  const digest = createHash('sha256').update(words.join('.')).digest('hex').slice(0, 8)
  return to18(`${prefix}dL00${digest}`) ?? ''
}
