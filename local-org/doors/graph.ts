/** Composite Graph: several composites in one call, each all or nothing (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph.htm). */

import { OrgError } from '../org/index.ts'
import { atomically } from './composite/atomically.ts'
import { anyFailed, haltedAnswers, readSubrequests, runSubrequests, type Subrequest } from './composite/subrequests.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route } from './wire/index.ts'

const maxGraphs = 75
const maxNodes = 500
/** Nodes are of different kinds when version, method or object differ. */
const maxKinds = 15
/** Once more graphs than these have failed, those after them are not tried. */
const maxFailures = 14

function graph(call: Call): Answer {
  const { graphs } = payloadObject(call)
  if (!Array.isArray(graphs)) throw new OrgError('MISSING_ARGUMENT', 'graphs has to be a list of graphs.')
  const wishes = graphs.map((wish) => readGraph(call, wish))
  checkIds(wishes)
  const nodes = wishes.flatMap(({ subrequests }) => subrequests)
  checkLimit('graphs', wishes.length, maxGraphs)
  checkLimit('nodes', nodes.length, maxNodes)
  checkLimit('different nodes', new Set(nodes.map(kindOf)).size, maxKinds)
  let failures = 0
  const answers = wishes.map((wish) => {
    if (failures > maxFailures) return notTried(wish)
    const answer = runGraph(call, wish)
    if (!answer.isSuccessful) failures++
    return answer
  })
  return json({ graphs: answers })
}

/** Each begins with a letter or a digit, has fewer than 40 signs and no period, and stands once (…/using_resources_working_with_graphs.htm); the words are ours. */
function checkIds(wishes: Wish[]): void {
  const seen = new Set<string>()
  for (const { graphId } of wishes) {
    if (!/^[A-Za-z0-9][^.]{0,38}$/.test(graphId)) throw new OrgError('INVALID_INPUT', `Invalid graphId: ${graphId}`)
    if (seen.has(graphId)) throw new OrgError('INVALID_INPUT', `Duplicate graphId: ${graphId}`)
    seen.add(graphId)
  }
}

function checkLimit(what: string, count: number, most: number): void {
  if (count > most) throw new OrgError('LIMIT_EXCEEDED', `The maximum number of ${what} is ${most}.`)
}

/** 'POST /services/data/v62.0/sobjects/account'. */
function kindOf({ method, url }: Subrequest): string {
  const [path = ''] = url.split('?')
  return `${method} ${path.split('/').slice(0, kindDepth).join('/')}`.toLowerCase()
}

/** As many parts as '/services/data/v62.0/sobjects/Account' has, the empty one in front included. */
const kindDepth = 6

function notTried({ graphId, subrequests }: Wish) {
  return { graphId, graphResponse: { compositeResponse: haltedAnswers(subrequests, []) }, isSuccessful: false }
}

type Wish = ReturnType<typeof readGraph>

function readGraph(call: Call, wish: unknown) {
  if (!isObject(wish)) throw new OrgError('INVALID_INPUT', 'A graph must be a JSON object.')
  return {
    graphId: String(wish['graphId'] ?? ''),
    subrequests: readSubrequests(wish['compositeRequest'], call.version),
  }
}

function runGraph(call: Call, { graphId, subrequests }: Wish) {
  return atomically(call, () => {
    const answers = runSubrequests(call, subrequests, true)
    const failed = anyFailed(answers)
    const compositeResponse = failed ? haltedAnswers(subrequests, answers) : answers
    return { failed, value: { graphId, graphResponse: { compositeResponse }, isSuccessful: !failed } }
  })
}

export const routes: Route[] = [{ method: 'POST', path: '/services/data/:version/composite/graph', run: graph }]
