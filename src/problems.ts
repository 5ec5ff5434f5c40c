/** The one kind of error we show and throw: what happened, why, what to do, and what the engine does next. */

/** What the engine does when a step or feed meets a Problem (classes R0–R8 of docs/decisions). */
export type Then =
  | 'stop'
  | 'retry'
  | 'retry-lock'
  | 'renew-session'
  | 'wait-for-allowance'
  | 'wait-for-connection'
  | 'look-first'
  | 'restart-read'

interface ProblemKind {
  title: string
  /** HTTP status of our own API's answer. */
  status: number
  then: Then
}

/** Every way we fail. A code is stable: it is part of our API, and has a page in the docs. */
export const problemKinds = {
  'bad-request': { title: 'The request is not complete or not well formed', status: 400, then: 'stop' },
  'not-signed-in': { title: 'The request carries no valid key', status: 401, then: 'stop' },
  forbidden: { title: 'You may not do this here', status: 403, then: 'stop' },
  'too-many': { title: 'Too many requests at once', status: 429, then: 'retry' },
  'not-found': { title: 'There is no such thing here', status: 404, then: 'stop' },
  conflict: { title: 'This does not fit what is there', status: 409, then: 'stop' },
  'setting-invalid': { title: 'A setting cannot be used', status: 500, then: 'stop' },
  'database-unreachable': { title: 'The database does not answer', status: 503, then: 'retry' },
  'database-newer': { title: 'The database was written by a newer Rainmaker', status: 500, then: 'stop' },
  'server-unreachable': { title: 'No Rainmaker server answers', status: 503, then: 'stop' },
  'definition-invalid': { title: 'A definition in the catalogue is wrong', status: 500, then: 'stop' },

  'workflow-invalid': { title: 'The workflow has a mistake', status: 422, then: 'stop' },
  'template-invalid': { title: 'A template cannot be rendered', status: 422, then: 'stop' },
  'value-missing': { title: 'A value that has to be there is missing', status: 422, then: 'stop' },
  'input-invalid': { title: 'An input does not fit the action', status: 422, then: 'stop' },
  'action-unknown': { title: 'There is no such action', status: 404, then: 'stop' },
  'trigger-unknown': { title: 'There is no such trigger', status: 404, then: 'stop' },

  'object-unknown': { title: 'Salesforce has no such object for this user', status: 422, then: 'stop' },
  'field-unknown': { title: 'The object has no such field for this user', status: 422, then: 'stop' },
  'field-not-writable': { title: 'The connected user may not write this field', status: 422, then: 'stop' },
  'field-required': { title: 'A required field is missing', status: 422, then: 'stop' },
  'field-value-invalid': { title: 'A value does not fit its field', status: 422, then: 'stop' },
  'picklist-value-invalid': { title: 'The value is not in the picklist', status: 422, then: 'stop' },
  'id-malformed': { title: 'This is not a Salesforce id of the right kind', status: 422, then: 'stop' },
  'record-not-found': {
    title: 'There is no such record, or it is not shared with this user',
    status: 404,
    then: 'stop',
  },
  'record-deleted': { title: 'The record is in the recycle bin', status: 409, then: 'stop' },
  'record-locked': { title: 'Somebody else was saving this record', status: 409, then: 'retry-lock' },
  'match-ambiguous': { title: 'More than one record fits', status: 409, then: 'stop' },
  'duplicate-value': { title: 'Another record already has this value', status: 409, then: 'stop' },
  'duplicate-rule': { title: 'A duplicate rule of the org matched', status: 409, then: 'stop' },
  'validation-rule': { title: 'A rule of the org refused the change', status: 422, then: 'stop' },
  'access-denied': { title: 'The connected user has no right to do this', status: 403, then: 'stop' },
  'query-invalid': { title: 'The query is not valid', status: 422, then: 'stop' },
  'query-expired': { title: 'The place in the query result is gone', status: 410, then: 'restart-read' },
  'events-expired': { title: 'The place in the event stream is gone', status: 410, then: 'restart-read' },
  'event-limit-reached': { title: 'The org delivers no more events today', status: 429, then: 'wait-for-allowance' },
  'push-not-on': { title: 'The org does not push these changes', status: 422, then: 'stop' },
  'sibling-failed': { title: 'Undone because another record of the same call failed', status: 409, then: 'stop' },

  'session-expired': { title: 'The pass to Salesforce has run out', status: 401, then: 'renew-session' },
  'reconnect-needed': { title: 'Salesforce wants a new sign-in', status: 401, then: 'wait-for-connection' },
  'app-blocked': { title: 'An administrator blocked the app', status: 403, then: 'wait-for-connection' },
  'app-not-installed': { title: 'The app is not installed in the org', status: 403, then: 'wait-for-connection' },
  'api-disabled': { title: 'The org or the user has no API access', status: 403, then: 'wait-for-connection' },
  'ip-restricted': { title: 'The org does not accept this address', status: 403, then: 'wait-for-connection' },
  'oauth-refused': { title: 'Salesforce refused the sign-in', status: 400, then: 'stop' },
  'connection-paused': { title: 'The connection is paused', status: 409, then: 'wait-for-connection' },
  'org-unreachable': { title: 'The org cannot be reached', status: 502, then: 'retry' },
  'org-unavailable': { title: 'Salesforce is not available right now', status: 503, then: 'retry' },
  'answer-lost': { title: 'The answer to a write did not arrive', status: 502, then: 'look-first' },
  'limit-reached': { title: 'The org’s API allowance is used up', status: 429, then: 'wait-for-allowance' },
  'budget-reached': { title: 'The API budget is used up', status: 429, then: 'wait-for-allowance' },
  'limit-concurrent': { title: 'Too many long calls at once in the org', status: 429, then: 'retry' },
  'org-refused': { title: 'Salesforce refused the call', status: 422, then: 'stop' },
  'in-doubt': { title: 'It is not known whether the write happened', status: 409, then: 'stop' },
  'address-closed': { title: 'The address is not one everybody can reach', status: 422, then: 'stop' },
  'outside-unreachable': { title: 'The other side cannot be reached', status: 502, then: 'retry' },
  'outside-unavailable': { title: 'The other side is not available right now', status: 503, then: 'retry' },
  'outside-refused': { title: 'The other side refused the request', status: 422, then: 'stop' },
  'answer-too-large': { title: 'The answer is larger than allowed', status: 422, then: 'stop' },
  'chain-too-long': { title: 'Workflows start each other without end', status: 409, then: 'stop' },
  'ai-unavailable': { title: 'The language model is not available right now', status: 503, then: 'retry' },
  'ai-refused': { title: 'The language model refused the question', status: 422, then: 'stop' },
  'ai-answer-invalid': { title: 'The language model’s answer cannot be used', status: 422, then: 'stop' },
  'ai-limit': { title: 'The run may not use more of language models', status: 429, then: 'stop' },
  'sub-run-failed': { title: 'A workflow that was run as a part failed', status: 422, then: 'stop' },
  'step-timeout': { title: 'The step took too long', status: 504, then: 'stop' },
  bug: { title: 'Something in Rainmaker went wrong', status: 500, then: 'stop' },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problemKinds

/** What Salesforce itself said, kept word for word. */
export interface SalesforceRefusal {
  errorCode: string
  message: string
  fields: string[]
  httpStatus: number
}

export interface ProblemDetails {
  /** What could not be done, one sentence with the value. */
  what: string
  /** Why, as far as it is known. */
  why?: string
  /** What the reader can do about it. */
  fix: string
  object?: string
  field?: string
  recordId?: string
  /** Nearest valid values, when the value was a near miss. */
  suggestions?: string[]
  salesforce?: SalesforceRefusal
  /** Replaces what the table says the engine does next. */
  then?: Then
  /** How long the other side asked us to wait before trying again. */
  retryAfterMs?: number
  /** Several mistakes found in one pass (each with the place it stands in). */
  items?: { path: string; what: string; fix: string }[]
  cause?: unknown
}

/** The JSON of a Problem in our API, run data and page. */
export interface ProblemJson extends Omit<ProblemDetails, 'cause' | 'then'> {
  code: ProblemCode
  title: string
  status: number
  then: Then
}

/** Thrown everywhere in src/. Its message is one line: what, and the fix. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(`${details.what} ${details.fix}`, { cause: details.cause })
    this.code = code
    this.details = details
  }

  get then(): Then {
    return this.details.then ?? problemKinds[this.code].then
  }

  get status(): number {
    return problemKinds[this.code].status
  }

  toJSON(): ProblemJson {
    const { cause: _cause, then: _then, ...shown } = this.details
    return { code: this.code, title: problemKinds[this.code].title, status: this.status, then: this.then, ...shown }
  }

  /** A Problem that was stored as JSON, back as an error. */
  static from(json: ProblemJson): Problem {
    const { code, title: _title, status: _status, ...details } = json
    return new Problem(code, details)
  }
}

/** What any thrown thing says. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** What Node, PostgreSQL and undici call the failure; empty when it has no such name. */
export function codeOf(thrown: unknown): string {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined
  return typeof code === 'string' ? code : ''
}

/** Any thrown thing as a Problem: ours as it is, all else as a bug that keeps its cause. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const text = messageOf(thrown)
  if (isLostDatabase(thrown)) {
    return new Problem('database-unreachable', {
      what: `The database does not answer: ${text}.`,
      fix: 'Nothing to do if it is restarting: what was under way goes on when it is back.',
      cause: thrown,
    })
  }
  return new Problem('bug', {
    what: `Rainmaker failed inside: ${text}.`,
    fix: 'Please report this with the run id; the run can be retried.',
    cause: thrown,
  })
}

/** PostgreSQL's own words for shutting down, and a session that broke. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const lostSession = /^(EPIPE|ECONNRESET|ECONNREFUSED|57P0[1-3]|08\d{3}|53300)$/

/** Calls to orgs and to the web come as Problems already; any other broken connection is one to the database. */
export function isLostDatabase(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  const code = codeOf(thrown)
  const isConnecting = 'syscall' in thrown && thrown.syscall === 'connect'
  if (lostSession.test(code) || (code === 'ENOENT' && isConnecting)) return true
  return /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(
    thrown.message,
  )
}
