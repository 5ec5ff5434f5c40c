/** 'Account.Rating__c' as object and own name. */

import { OrgError } from '../org/index.ts'

/** Throws OrgError INVALID_FULL_NAME for a name without a dot. */
export function splitName(fullName: string): { object: string; name: string } {
  const dot = fullName.indexOf('.')
  if (dot > 0 && dot < fullName.length - 1) return { object: fullName.slice(0, dot), name: fullName.slice(dot + 1) }
  throw new OrgError('INVALID_FULL_NAME', `The fullName "${fullName}" must be of the form Object.Name.`)
}
