/** Composite: up to 25 calls in one, each using the answers before it (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm). */

import { OrgError } from '../org/index.ts'
import { atomically } from './composite/atomically.ts'
import { anyFailed, haltedAnswers, readSubrequests, runSubrequests, type Subrequest } from './composite/subrequests.ts'
import { type Answer, type Call, json, payloadObject, type Route } from './wire/index.ts'

const maxSubrequests = 25
/** Of these, so many may be queries or collections. */
const maxHeavy = 5

function composite(call: Call): Answer {
  const body = payloadObject(call)
  const subrequests = readSubrequests(body['compositeRequest'], call.version)
  checkNumber(subrequests)
  if (body['allOrNone'] !== true) return json({ compositeResponse: runSubrequests(call, subrequests, false) })
  const compositeResponse = atomically(call, () => {
    const answers = runSubrequests(call, subrequests, true)
    const failed = anyFailed(answers)
    return { failed, value: failed ? haltedAnswers(subrequests, answers) : answers }
  })
  return json({ compositeResponse })
}

function checkNumber(subrequests: Subrequest[]): void {
  if (subrequests.length > maxSubrequests) {
    throw new OrgError('LIMIT_EXCEEDED', `The maximum number of subrequests is ${maxSubrequests}.`)
  }
  const heavy = subrequests.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/i.test(url))
  if (heavy.length <= maxHeavy) return
  throw new OrgError(
    'LIMIT_EXCEEDED',
    `The maximum number of query and sObject Collections subrequests is ${maxHeavy}.`,
  )
}

/** What the resource offers. */
function resources(call: Call): Answer {
  const base = `/services/data/v${call.version}/composite`
  return json({ tree: `${base}/tree`, batch: `${base}/batch`, sobjects: `${base}/sobjects`, graph: `${base}/graph` })
}

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/composite', run: resources },
  { method: 'POST', path: '/services/data/:version/composite', run: composite },
  { method: 'POST', path: '/services/data/:version/tooling/composite', run: composite },
]
