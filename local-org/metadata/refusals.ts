/** What is said of components that cannot be had. */

import { OrgError } from '../org/index.ts'
import { unavailableTypes } from './unavailable-types.ts'

/** A required element is not there. */
export function missing(element: string): OrgError {
  return new OrgError('REQUIRED_FIELD_MISSING', `Required field is missing: ${element}`, { fields: [element] })
}

/** A component that is asked for by name and is not there. */
export function notThere(type: string, fullName: string, words = `no ${type} named ${fullName} found`): OrgError {
  return new OrgError('INVALID_CROSS_REFERENCE_KEY', words)
}

/** Something of Salesforce that the local org has not. */
export function unsupported(what: string): OrgError {
  return new OrgError('FUNCTIONALITY_NOT_ENABLED', `The local org does not support ${what}.`, { unsupported: what })
}

/** A value that does not fit. */
export function invalid(message: string, field?: string): OrgError {
  return new OrgError('FIELD_INTEGRITY_EXCEPTION', message, { fields: field === undefined ? [] : [field] })
}

/** A deployment of a type the org has not: what it belongs to is not switched on, or nobody knows it. */
export function notDeployable(type: string): OrgError {
  if (unavailableTypes.has(type)) {
    return new OrgError('FUNCTIONALITY_NOT_ENABLED', 'Not available for deploy for this organization')
  }
  return new OrgError('INVALID_TYPE', `Unknown type name '${type}' specified in package.xml`)
}

/** Reading, listing or retrieving of such a type. */
export function notListable(type: string): OrgError {
  const words = unavailableTypes.has(type) ? `Cannot use: ${type} in this organization` : `Unknown type:${type}`
  return new OrgError('INVALID_TYPE', words)
}
