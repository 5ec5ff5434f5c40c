/** Composite Graph: several composites in one call, each all or nothing (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph.htm). */

import { OrgError } from '../org/index.ts'
import { atomically } from './composite/atomically.ts'
import { anyFailed, haltedAnswers, readSubrequests, runSubrequests } from './composite/subrequests.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route } from './wire/index.ts'

const maxGraphs = 75
const maxNodes = 500

function graph(call: Call): Answer {
  const { graphs } = payloadObject(call)
  if (!Array.isArray(graphs)) throw new OrgError('MISSING_ARGUMENT', 'graphs has to be a list of graphs.')
  const wishes = graphs.map((wish) => readGraph(call, wish))
  const nodes = wishes.reduce((sum, { subrequests }) => sum + subrequests.length, 0)
  if (wishes.length > maxGraphs) throw new OrgError('LIMIT_EXCEEDED', `The maximum number of graphs is ${maxGraphs}.`)
  if (nodes > maxNodes) throw new OrgError('LIMIT_EXCEEDED', `The maximum number of nodes is ${maxNodes}.`)
  return json({ graphs: wishes.map((wish) => runGraph(call, wish)) })
}

function readGraph(call: Call, wish: unknown) {
  if (!isObject(wish)) throw new OrgError('INVALID_INPUT', 'A graph must be a JSON object.')
  return {
    graphId: String(wish['graphId'] ?? ''),
    subrequests: readSubrequests(wish['compositeRequest'], call.version),
  }
}

function runGraph(call: Call, { graphId, subrequests }: ReturnType<typeof readGraph>) {
  return atomically(call, () => {
    const answers = runSubrequests(call, subrequests, true)
    const failed = anyFailed(answers)
    const compositeResponse = failed ? haltedAnswers(subrequests, answers) : answers
    return { failed, value: { graphId, graphResponse: { compositeResponse }, isSuccessful: !failed } }
  })
}

export const routes: Route[] = [{ method: 'POST', path: '/services/data/:version/composite/graph', run: graph }]
