/**
 * What the Tooling API has besides rows, queries and describes, which it shares with the data API (those doors serve both)
 * (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm).
 */

import { OrgError } from '../org/index.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

const base = '/services/data/:version/tooling'
const noApex = 'The local org does not run Apex.'

function resources(call: Call): Answer {
  const names = ['sobjects', 'query', 'search', 'executeAnonymous', 'completions']
  return json(Object.fromEntries(names.map((name) => [name, `/services/data/v${call.version}/tooling/${name}`])))
}

/** Apex is never run: the answer is that of code that does not compile. */
function executeAnonymous(): Answer {
  const result = {
    line: -1,
    column: -1,
    compiled: false,
    success: false,
    compileProblem: noApex,
    exceptionStackTrace: null,
    exceptionMessage: null,
  }
  return json(result, 200, { 'X-Local-Org-Unsupported': 'running Apex' })
}

/** A job that never runs would keep its client waiting, so there is none. */
function runTests(): never {
  throw new OrgError('FUNCTIONALITY_NOT_ENABLED', noApex, { unsupported: 'running Apex tests' })
}

/** Words an editor may offer: there is no code of this org to take any from. */
function completions(call: Call): Answer {
  return json(call.query.get('type') === 'apex' ? { publicDeclarations: {} } : { completions: {} })
}

export const partly = [
  'Apex and its tests are not run; classes and triggers are rows once they are deployed, and there are no logs.',
  'Components of the types that have rows here are made, changed and deleted by their Metadata or source; SymbolTable is empty, as what a compiler finds out is not told.',
]

export const routes: Route[] = [
  { method: 'GET', path: base, run: resources },
  { method: 'GET', path: `${base}/executeAnonymous`, run: executeAnonymous },
  { method: 'POST', path: `${base}/executeAnonymous`, run: executeAnonymous },
  { method: 'GET', path: `${base}/completions`, run: completions },
  { method: 'GET', path: `${base}/runTestsAsynchronous`, run: runTests },
  { method: 'POST', path: `${base}/runTestsAsynchronous`, run: runTests },
  { method: 'GET', path: `${base}/runTestsSynchronous`, run: runTests },
  { method: 'POST', path: `${base}/runTestsSynchronous`, run: runTests },
]
