/** A record type the user may not give, or that is none of this org, is refused in the same words. */
import { OrgError } from '../schema.ts'

export function recordTypeRefusal(id: string): OrgError {
  const words = `Record Type ID: this ID value isn't valid for the user: ${id.slice(0, 15)}`
  return new OrgError('INVALID_CROSS_REFERENCE_KEY', words, { fields: ['RecordTypeId'] })
}
