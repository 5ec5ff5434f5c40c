/** GraphQL: records, groups, object infos and mutations below `uiapi` (https://developer.salesforce.com/docs/platform/graphql/guide/graphql-about.html). */

import { OrgError } from '../org/index.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route } from './wire/index.ts'

/** The library and the types are loaded with the first request. */
async function answer(call: Call): Promise<Answer> {
  const { query, variables, operationName } = payloadObject(call)
  if (typeof query !== 'string') throw new OrgError('JSON_PARSER_ERROR', 'The query of the request is missing.')
  const { answerGraphQL } = await import('./graphql/answer.ts')
  const request = {
    query,
    variables: isObject(variables) ? variables : undefined,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  }
  return json(answerGraphQL(call, request))
}

export const partly = [
  'Places and addresses are told by their parts alone; some messages of values that do not fit are those of another library than Salesforce’s.',
]

export const routes: Route[] = [{ method: 'POST', path: '/services/data/:version/graphql', run: answer }]
