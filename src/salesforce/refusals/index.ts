/** Turns what Salesforce says into a Problem: what happened, why, what to do, and what the engine does next. */
import { Problem, type ProblemDetails, type SalesforceRefusal } from '../../problems.ts'
import { accessRefusals } from './access.ts'
import { bulkRefusals } from './bulk.ts'
import { eventPrefix, eventRefusals } from './events.ts'
import { fieldRefusals } from './fields.ts'
import { fileRefusals } from './files.ts'
import { queryRefusals } from './queries.ts'
import { recordRefusals } from './records.ts'
import type { Refusal, RefusalTable } from './refusal.ts'
import { signInRefusals } from './sign-in.ts'
import { statusRefusals } from './statuses.ts'

export type { Refusal, RefusalTable } from './refusal.ts'

/** What the call was about, as far as the caller knows. */
export interface About {
  path?: string
  object?: string
  recordId?: string
  /** The values sent, to name the one that was refused. */
  values?: Record<string, unknown>
}

const table: RefusalTable = {
  ...fieldRefusals,
  ...recordRefusals,
  ...queryRefusals,
  ...accessRefusals,
  ...signInRefusals,
  ...bulkRefusals,
  ...fileRefusals,
  ...eventRefusals,
}

const unknownRefusal: Refusal = {
  code: 'org-refused',
  what: 'Salesforce refused the call: {said}',
  fix: 'See Salesforce’s own words; an administrator of the org can say more.',
}

/** The Problem of an answer with an error status. The first error of the body counts. */
export function refusalOf(body: unknown, httpStatus: number, about: About = {}): Problem {
  return problemOf(readRefusals(body, httpStatus)[0] ?? bareRefusal(body, httpStatus), { ...objectOf(about), ...about })
}

/** The Problem of one row of a collection; row errors come with HTTP status 200 and name their code `statusCode`. */
export function rowProblem(errors: unknown, about: About): Problem {
  return refusalOf(errors, 200, about)
}

/** The Problem of one refusal. Salesforce's own words are kept in it. */
export function problemOf(salesforce: SalesforceRefusal, about: About): Problem {
  const row = rowFor(salesforce)
  const names = namesIn(row, salesforce, about)
  const say = (sentence: string) => fill(sentence, names, salesforce.message)
  const details: ProblemDetails = { what: say(row.what), fix: say(row.fix), salesforce }
  if (row.why) details.why = say(row.why)
  if (row.then) details.then = row.then
  if (names['object']) details.object = names['object']
  if (names['field']) details.field = names['field']
  if (names['record']) details.recordId = names['record']
  return new Problem(row.code, details)
}

function rowFor({ errorCode, message, httpStatus }: SalesforceRefusal): Refusal {
  const code = errorCode.replace(eventPrefix, '')
  const rows = Object.hasOwn(table, code) ? [table[code] ?? []].flat() : []
  const fitting = rows.find(({ when }) => when === undefined || when.test(message))
  return fitting ?? statusRefusals[httpStatus] ?? unknownRefusal
}

type Names = Record<string, string | undefined>

/** The names a sentence may use: Salesforce's list of fields wins over what its words say, the words win over what we sent. */
function namesIn(row: Refusal, { message, fields }: SalesforceRefusal, about: About): Names {
  const found: Names = row.read?.exec(message)?.groups ?? {}
  const field = fields.join(', ') || found['field'] || found['label']
  const sent = fields[0] === undefined ? undefined : about.values?.[fields[0]]
  return {
    object: found['object'] ?? about.object,
    field,
    value: shown(found['value'] ?? sent),
    record: found['record'] ?? about.recordId,
    max: found['max'],
    type: found['type'],
  }
}

function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 80 ? `"${text.slice(0, 79)}…"` : `"${text}"`
}

const unnamed: Names = {
  object: 'the object',
  field: 'the field',
  value: 'the value',
  record: 'a record',
  max: 'fewer',
  type: 'a value',
}

function named(key: string, name: string | undefined): string | undefined {
  return key === 'record' && name ? `record ${name}` : name
}

/** Puts the names into a sentence; replaced once, so that a value holding braces stays as it is. */
function fill(sentence: string, names: Names, said: string): string {
  const text = sentence.replace(/\{(object|field|value|record|max|type|said)\}/g, (_all, key: string) =>
    key === 'said' ? oneLine(said) : (named(key, names[key]) ?? unnamed[key] ?? key),
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Salesforce marks a place in a query over several lines; a sentence needs one. It ends with a full stop. */
function oneLine(said: string): string {
  const text = said
    .replace(/\s*\^\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /[.!?]$/.test(text) ? text : `${text || 'it gave no reason'}.`
}

/** Of REST (`errorCode`), of a collection's row (`statusCode`), of OAuth (`error`). */
function readRefusals(body: unknown, httpStatus: number): SalesforceRefusal[] {
  const list = Array.isArray(body) ? body : [body]
  return list.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return []
    const { errorCode, statusCode, error, message, error_description, fields } = item as Record<string, unknown>
    const code = errorCode ?? statusCode ?? error
    const words = message ?? error_description
    if (typeof code !== 'string') return []
    const names = Array.isArray(fields) ? fields.filter((name) => typeof name === 'string') : []
    return [{ errorCode: code, message: typeof words === 'string' ? words : '', fields: names, httpStatus }]
  })
}

/** No JSON of Salesforce's: the plain text counts, cut short; some doors answer only "Bad_OAuth_Token". */
function bareRefusal(body: unknown, httpStatus: number): SalesforceRefusal {
  const text = typeof body === 'string' ? body.trim() : ''
  const errorCode = /^\w{1,60}$/.test(text) ? text : `HTTP_${httpStatus}`
  return { errorCode, message: text.replace(/<[^>]*>/g, ' ').slice(0, 500), fields: [], httpStatus }
}

/** `/sobjects/Lead/00Q…` tells the object and the record. */
function objectOf({ path }: About): About {
  const found = /\/sobjects\/(\w+)(?:\/([a-zA-Z0-9]{15,18}))?(?=[/?]|$)/.exec(path ?? '')
  return { ...(found?.[1] && { object: found[1] }), ...(found?.[2] && { recordId: found[2] }) }
}
