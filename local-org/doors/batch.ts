/** Composite Batch: up to 25 independent calls in one, each counted by itself (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_batch.htm). */

import { OrgError } from '../org/index.ts'
import { readMethod } from './composite/method.ts'
import { type Answer, type Call, isObject, json, jsonOf, payloadObject, type Route, restError } from './wire/index.ts'

const maxSubrequests = 25

interface Wish {
  method: string
  url: unknown
  richInput: unknown
}

interface BatchResult {
  statusCode: number
  result: unknown
}

function batch(call: Call): Answer {
  const { batchRequests, haltOnError } = payloadObject(call)
  if (!Array.isArray(batchRequests))
    throw new OrgError('MISSING_ARGUMENT', 'batchRequests has to be a list of requests.')
  if (batchRequests.length > maxSubrequests) {
    throw new OrgError('LIMIT_EXCEEDED', `The maximum number of subrequests is ${maxSubrequests}.`)
  }
  call.tally.apiCalls = batchRequests.length
  const wishes = batchRequests.map((wish): Wish => {
    const { method, url, richInput } = isObject(wish) ? wish : {}
    return { method: readMethod(method), url, richInput }
  })
  const results: BatchResult[] = []
  for (const wish of wishes) {
    const halted = haltOnError === true && results.some(failed)
    results.push(halted ? haltedResult() : runOne(call, wish))
  }
  return json({ hasErrors: results.some(failed), results })
}

function runOne(call: Call, { method, url, richInput }: Wish): BatchResult {
  const path = String(url ?? '').replace(/^\/?(services\/data\/)?/, '/services/data/')
  const answer = call.nested(method, path, richInput)
  return { statusCode: answer.status, result: jsonOf(answer) }
}

function failed({ statusCode }: BatchResult): boolean {
  return statusCode >= 400
}

function haltedResult(): BatchResult {
  const error = new OrgError('BATCH_PROCESSING_HALTED', 'Batch processing halted per request')
  return { statusCode: 412, result: [restError(error)] }
}

export const routes: Route[] = [
  { method: 'POST', path: '/services/data/:version/composite/batch', run: batch },
  { method: 'POST', path: '/services/data/:version/connect/batch', run: batch },
  { method: 'POST', path: '/services/data/:version/tooling/composite/batch', run: batch },
]
