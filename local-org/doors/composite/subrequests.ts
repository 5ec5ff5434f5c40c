/** Runs the subrequests of a composite or of one graph, one after another, each knowing the answers before it. */

import { OrgError } from '../../org/index.ts'
import { type Answer, type Call, isObject, jsonOf, refusal, restError } from '../wire/index.ts'
import { fillReferences, fillText } from './references.ts'

export interface Subrequest {
  method: string
  url: string
  referenceId: string
  body: unknown
  httpHeaders: Record<string, string>
}

export interface SubAnswer {
  body: unknown
  httpHeaders: Record<string, string>
  httpStatusCode: number
  referenceId: string
}

/** The subrequests of a `compositeRequest`. Throws what Salesforce says of a malformed one. */
export function readSubrequests(list: unknown): Subrequest[] {
  if (!Array.isArray(list)) throw new OrgError('MISSING_ARGUMENT', 'compositeRequest has to be a list of subrequests.')
  const subrequests = list.map(readSubrequest)
  const seen = new Set<string>()
  for (const { referenceId } of subrequests) {
    if (seen.has(referenceId)) throw invalid(`Duplicate referenceId: ${referenceId}`)
    seen.add(referenceId)
  }
  return subrequests
}

function readSubrequest(wish: unknown): Subrequest {
  if (!isObject(wish)) throw invalid('A subrequest must be a JSON object.')
  const { method, url, referenceId, body, httpHeaders } = wish
  if (typeof method !== 'string' || typeof url !== 'string') throw invalid('A subrequest needs a method and a url.')
  if (typeof referenceId !== 'string' || !/^[A-Za-z]\w*$/.test(referenceId)) {
    throw invalid(`Invalid referenceId: ${String(referenceId)}`)
  }
  const headers = isObject(httpHeaders) ? Object.entries(httpHeaders) : []
  return {
    method: method.toUpperCase(),
    url,
    referenceId,
    body,
    httpHeaders: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
  }
}

function invalid(message: string): OrgError {
  return new OrgError('INVALID_INPUT', message)
}

/** Runs them in order. `halt` stops at the first failure: the rest is not run. */
export function runSubrequests(call: Call, subrequests: Subrequest[], halt: boolean): SubAnswer[] {
  const bodies = new Map<string, unknown>()
  const answers: SubAnswer[] = []
  for (const subrequest of subrequests) {
    const answer = runOne(call, subrequest, bodies)
    bodies.set(subrequest.referenceId, jsonOf(answer))
    answers.push(toSubAnswer(subrequest, answer))
    if (halt && failed(answer)) break
  }
  return answers
}

function runOne(call: Call, subrequest: Subrequest, bodies: ReadonlyMap<string, unknown>): Answer {
  try {
    const url = fillText(subrequest.url, bodies)
    const headers = Object.entries(subrequest.httpHeaders).map(([name, value]) => [name, fillText(value, bodies)])
    const body = fillReferences(subrequest.body, bodies)
    return call.nested(subrequest.method, url, body, Object.fromEntries(headers))
  } catch (failure) {
    return refusal(failure)
  }
}

function toSubAnswer({ referenceId }: Subrequest, answer: Answer): SubAnswer {
  const { Location } = answer.headers
  return {
    body: jsonOf(answer),
    httpHeaders: Location === undefined ? {} : { Location },
    httpStatusCode: answer.status,
    referenceId,
  }
}

/** A refused call, or a collection in which allOrNone undid the rows. */
function failed(answer: Answer): boolean {
  if (answer.status >= 400) return true
  const body = jsonOf(answer)
  return Array.isArray(body) && body.some((row) => isObject(row) && row['success'] === false)
}

export function anyFailed(answers: SubAnswer[]): boolean {
  return answers.some(({ httpStatusCode }) => httpStatusCode >= 400)
}

/** What is answered for every subrequest of a transaction that was undone, but for the one that failed. */
export function haltedAnswers(subrequests: Subrequest[], answers: SubAnswer[]): SubAnswer[] {
  return subrequests.map((subrequest, i) => {
    const answer = answers[i]
    if (answer && answer.httpStatusCode >= 400) return answer
    const message = 'The transaction was rolled back since another operation in the same transaction failed.'
    return {
      body: [restError(new OrgError('PROCESSING_HALTED', message))],
      httpHeaders: {},
      httpStatusCode: 400,
      referenceId: subrequest.referenceId,
    }
  })
}
