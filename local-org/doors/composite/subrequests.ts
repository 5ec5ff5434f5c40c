/** Runs the subrequests of a composite or of one graph, one after another, each knowing the answers before it. */

import { OrgError } from '../../org/index.ts'
import { type Answer, type Call, isObject, jsonOf, refusal, restError } from '../wire/index.ts'
import { readMethod } from './method.ts'
import { fillReferences, fillText, type Referred } from './references.ts'

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

/** Since this version, an illegal reference id fails the whole call; before, nothing could refer to it. */
const strictIdsSince = 52
/** Headers a subrequest has from the call around it. */
const inherited = new Set(['accept', 'authorization', 'content-type'])

/** The subrequests of a `compositeRequest`. Throws what Salesforce says of a malformed one. */
export function readSubrequests(list: unknown, version: string): Subrequest[] {
  if (!Array.isArray(list)) throw new OrgError('MISSING_ARGUMENT', 'compositeRequest has to be a list of subrequests.')
  const subrequests = list.map((wish) => readSubrequest(wish, version))
  const seen = new Set<string>()
  for (const { referenceId } of subrequests) {
    if (seen.has(referenceId)) throw invalid(`Duplicate referenceId: ${referenceId}`)
    seen.add(referenceId)
  }
  return subrequests
}

function readSubrequest(wish: unknown, version: string): Subrequest {
  if (!isObject(wish)) throw invalid('A subrequest must be a JSON object.')
  const { method, url, body } = wish
  if (typeof method !== 'string' || typeof url !== 'string') throw invalid('A subrequest needs a method and a url.')
  return {
    method: readMethod(method),
    url,
    referenceId: readReferenceId(wish['referenceId'], version),
    body,
    httpHeaders: readHeaders(wish['httpHeaders']),
  }
}

function readReferenceId(given: unknown, version: string): string {
  const isStrict = Number(version) >= strictIdsSince
  if (typeof given === 'string' && (isStrict ? /^[A-Za-z0-9]\w*$/.test(given) : given !== '')) return given
  const rule = "must start with a letter or a number, and it can contain only letters, numbers and underscores ('_')."
  throw new OrgError('JSON_PARSER_ERROR', `Provided referenceId ('${String(given ?? '')}') ${rule}`)
}

function readHeaders(given: unknown): Record<string, string> {
  const headers = (isObject(given) ? Object.entries(given) : []).map(([name, value]) => [
    name.toLowerCase(),
    `${value}`,
  ])
  const double = headers.find(([name]) => inherited.has(name ?? ''))
  if (double) throw invalid(`The header ${double[0]} cannot be specified in a subrequest.`)
  return Object.fromEntries(headers)
}

function invalid(message: string): OrgError {
  return new OrgError('INVALID_INPUT', message)
}

/** Runs them in order. `halt` stops at the first failure: the rest is not run. */
export function runSubrequests(call: Call, subrequests: Subrequest[], halt: boolean): SubAnswer[] {
  const bodies = new Map<string, unknown>()
  const answers: SubAnswer[] = []
  for (const subrequest of subrequests) {
    const answer = runOne(call, subrequest, { bodies, version: call.version })
    bodies.set(subrequest.referenceId, jsonOf(answer))
    answers.push(toSubAnswer(subrequest, answer))
    if (halt && failed({ status: answer.status, body: jsonOf(answer) })) break
  }
  return answers
}

function runOne(call: Call, subrequest: Subrequest, referred: Referred): Answer {
  try {
    const url = fillText(subrequest.url, referred)
    const headers = Object.entries(subrequest.httpHeaders).map(([name, value]) => [name, fillText(value, referred)])
    const body = fillReferences(subrequest.body, referred)
    return call.nested(subrequest.method, url, body, Object.fromEntries(headers))
  } catch (failure) {
    return refusal(failure)
  }
}

/** Of the headers of an answer those that tell of its record or description, in the recorded order. */
const told = ['Location', 'ETag', 'Last-Modified']

function toSubAnswer({ referenceId }: Subrequest, answer: Answer): SubAnswer {
  const httpHeaders = told.flatMap((name): [string, string][] => {
    const value = answer.headers[name]
    return value === undefined ? [] : [[name, value]]
  })
  return {
    body: jsonOf(answer),
    httpHeaders: Object.fromEntries(httpHeaders),
    httpStatusCode: answer.status,
    referenceId,
  }
}

/** A refused call, or a collection with a refused row. */
function failed({ status, body }: Pick<Answer, 'status'> & { body: unknown }): boolean {
  return status >= 400 || (Array.isArray(body) && body.some((row) => isObject(row) && row['success'] === false))
}

export function anyFailed(answers: SubAnswer[]): boolean {
  return answers.some(({ httpStatusCode: status, body }) => failed({ status, body }))
}

/** What is answered for every subrequest of a transaction that was undone, but for the one that failed. */
export function haltedAnswers(subrequests: Subrequest[], answers: SubAnswer[]): SubAnswer[] {
  return subrequests.map((subrequest, i) => {
    const answer = answers[i]
    if (answer && anyFailed([answer])) return answer
    const message = 'The transaction was rolled back since another operation in the same transaction failed.'
    return {
      body: [restError(new OrgError('PROCESSING_HALTED', message))],
      httpHeaders: {},
      httpStatusCode: 400,
      referenceId: subrequest.referenceId,
    }
  })
}
