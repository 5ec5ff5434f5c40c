/** Ids of components that are no rows: the same name always gives the same id. */

import { createHash } from 'node:crypto'
import { to18 } from './ids.ts'

/** An id of the prefix, e.g. ('00N', 'Account.Ship__c'). Types that are no rows of anything have no prefix, and their components no id. */
export function componentId(prefix: string, fullName: string): string {
  if (prefix === '') return '000000000000000AAA'
  const digest = createHash('sha256').update(fullName).digest('hex').slice(0, 8)
  return to18(`${prefix}dL00${digest}`) ?? ''
}
