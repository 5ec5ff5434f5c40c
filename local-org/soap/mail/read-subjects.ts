/** The records a request to fill in a template names. */

import { people, type Subjects } from '../../mail/merge-fields.ts'
import { OrgError } from '../../org/index.ts'
import { rowOfId } from '../records/row-of-id.ts'
import type { SoapCall } from '../soap-call.ts'
import { textIn, type XmlElement } from '../xml/element.ts'

/** Throws OrgError INVALID_ID_FIELD for a whoId that is no person and a whatId that is one. */
export function readSubjects(call: SoapCall, request: XmlElement): Subjects {
  const whoId = textIn(request, 'whoId')?.trim() || undefined
  const whatId = textIn(request, 'whatId')?.trim() || undefined
  if (whoId !== undefined && !isPerson(call, whoId)) throw invalid('whoId', whoId)
  if (whatId !== undefined && isPerson(call, whatId) !== false) throw invalid('whatId', whatId)
  return { whoId, whatId }
}

/** Undefined when there is no such record. */
function isPerson(call: SoapCall, id: string): boolean | undefined {
  const found = rowOfId(call, id)
  return found && people.has(found.object.name)
}

function invalid(name: string, id: string): OrgError {
  return new OrgError('INVALID_ID_FIELD', `Invalid ${name}: ${id}`, { fields: [name] })
}
