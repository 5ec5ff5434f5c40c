/** What is said of components that cannot be had. */

import { OrgError } from '../org/index.ts'

/** A required element is not there. */
export function missing(element: string): OrgError {
  return new OrgError('REQUIRED_FIELD_MISSING', `Required field is missing: ${element}`, { fields: [element] })
}

/** A component that is asked for by name and is not there. */
export function notThere(type: string, fullName: string): OrgError {
  return new OrgError('INVALID_CROSS_REFERENCE_KEY', `no ${type} named ${fullName} found`)
}

/** Something of Salesforce that the local org has not. */
export function unsupported(what: string): OrgError {
  return new OrgError('FUNCTIONALITY_NOT_ENABLED', `The local org does not support ${what}.`)
}

/** A value that does not fit. */
export function invalid(message: string, field?: string): OrgError {
  return new OrgError('FIELD_INTEGRITY_EXCEPTION', message, { fields: field === undefined ? [] : [field] })
}
