/** 'Account.Rating__c' as object and own name, and how names of what stands in a file are put together. */

import { OrgError } from '../org/index.ts'
import type { MetadataType } from './metadata-type.ts'

/** Throws OrgError INVALID_FULL_NAME for a name without a dot. */
export function splitName(fullName: string): { object: string; name: string } {
  const dot = fullName.indexOf('.')
  if (dot > 0 && dot < fullName.length - 1) return { object: fullName.slice(0, dot), name: fullName.slice(dot + 1) }
  throw new OrgError('INVALID_FULL_NAME', `The fullName "${fullName}" must be of the form Object.Name.`)
}

/** The component in whose file one of the type stands. */
export function parentName({ parent }: MetadataType, fullName: string): string {
  return parent?.only ?? fullName.replace(/\..*$/, '')
}

/** What names of components of the type begin with in the file of `parent`, with the own name behind. */
export function childFullName({ parent: told }: MetadataType, parent: string, own: string): string {
  return told?.only ? own : `${parent}.${own}`
}

/** The name of a component within the file it stands in. */
export function ownName(type: MetadataType, fullName: string): string {
  return type.parent?.only ? fullName : fullName.slice(parentName(type, fullName).length + 1)
}
