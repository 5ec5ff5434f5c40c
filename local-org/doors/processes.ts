/** Workflow rules and approval processes by hand: there is none to run, and the org says so as one without any does (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_process_rules.htm). */

import { OrgError } from '../org/index.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/process'

/** POST /rules {contextIds}: evaluates the rules for the records; none of them is met. */
function trigger(call: Call): Answer {
  const { contextIds } = payloadObject(call)
  if (!Array.isArray(contextIds)) throw new OrgError('MISSING_ARGUMENT', 'contextIds is required')
  return json({ errors: null, success: true })
}

/** POST /approvals {requests}: what is submitted meets no process, and nobody has a work item to approve or reject. */
function refuse(call: Call): never {
  const { requests } = payloadObject(call)
  const [first] = Array.isArray(requests) ? requests : []
  const action = isObject(first) ? String(first['actionType']) : ''
  const unsupported = 'approval processes'
  if (/^(?:approve|reject|removed)$/i.test(action)) {
    throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { unsupported })
  }
  throw new OrgError('NO_APPLICABLE_PROCESS', 'No applicable approval process was found.', { unsupported })
}

export const partly = [
  'Workflow rules run when records are saved, not from here, where none is listed; there are no approval processes: submitting for approval is refused.',
]

export const routes: Route[] = [
  { method: 'GET', path: `${base}/rules`, run: () => json({ rules: {} }) },
  { method: 'POST', path: `${base}/rules`, run: trigger },
  { method: 'GET', path: `${base}/approvals`, run: () => json({ approvals: {} }) },
  { method: 'POST', path: `${base}/approvals`, run: refuse },
]
