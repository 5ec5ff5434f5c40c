/** Ids of set-up records that are not stored: those their components have. */

import { componentId } from '../org/index.ts'

/** An id of the prefix for what the words name, e.g. ('00N', 'Account', 'Ship__c'). */
export function setUpId(prefix: string, ...words: string[]): string {
  return componentId(prefix, words.join('.'))
}

/** Id of a login of the org, by its number. */
export function loginId(orgId: string, number: string): string {
  return setUpId('0Ya', orgId, number)
}
