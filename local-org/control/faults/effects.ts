/** What each named effect does to a call. */

import { type Answer, bytes, json } from '../../doors/index.ts'
import { OrgError } from '../../org/index.ts'
import type { effectNames, FaultRule } from './rule.ts'

/** What is done to one call. Effects of several rules add up. */
export interface Plan {
  /** Ids of the rules that interfere. */
  rules: string[]
  slowMs?: number
  /** Given instead of the org's own answer. */
  answer?: Answer
  /** Refuses the call, in the form of the API it came by. */
  refusal?: OrgError
  /** End the caller's session first, so that the org itself refuses the call. */
  expireToken?: boolean
  /** Drop the connection before or after the call takes effect, or in the middle of its answer. */
  cut?: 'before' | 'after' | 'half'
  visibleAfterMs?: number
  /** Move the org's clock by this much while the call runs. */
  skewMs?: number
}

type Effect = (rule: FaultRule) => Omit<Plan, 'rules'>

const defaultMs = 1000

/** Effects on whole calls. Those on rows are in `rowRefusals`. */
export const callEffects: Partial<Record<(typeof effectNames)[number], Effect>> = {
  answer: (rule) => ({ answer: scripted(rule) }),
  refuse: ({
    status = 400,
    errorCode = 'UNKNOWN_EXCEPTION',
    message = 'An unexpected error occurred.',
    fields = [],
  }) => ({
    refusal: new OrgError(errorCode, message, { status, fields }),
  }),
  unavailable: () => ({
    refusal: new OrgError('SERVER_UNAVAILABLE', 'Server unavailable, please try again later.', { status: 503 }),
  }),
  limit: () => ({ refusal: new OrgError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { status: 403 }) }),
  'expired-token': () => ({ expireToken: true }),
  'cut-before': () => ({ cut: 'before' }),
  'cut-after': () => ({ cut: 'after' }),
  'half-answer': () => ({ cut: 'half' }),
  slow: ({ ms = defaultMs, jitterMs = 0 }) => ({ slowMs: ms + Math.random() * jitterMs }),
  'late-commit': (rule) => ({ visibleAfterMs: rule.ms ?? defaultMs }),
  'clock-skew': (rule) => ({ skewMs: rule.ms ?? defaultMs }),
}

/** Effects on single rows of a write: the refusal each row gets. */
export const rowRefusals: Partial<Record<(typeof effectNames)[number], (rule: FaultRule, row: string) => OrgError>> = {
  lock: (_, row) =>
    new OrgError('UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or 1 records: ${row}`),
  'row-error': (rule) =>
    new OrgError(rule.errorCode ?? 'UNKNOWN_EXCEPTION', rule.message ?? 'An unexpected error occurred.', {
      fields: rule.fields ?? [],
    }),
}

/** A body of text is sent as it is, with the type its headers name or its first character tells; others as JSON. */
function scripted({ status = 500, body = [], headers = {} }: FaultRule): Answer {
  if (typeof body !== 'string') return json(body, status, headers)
  const { 'content-type': named, ...rest } = lowerCased(headers)
  const type = named ?? (body.trimStart().startsWith('<') ? 'text/xml;charset=UTF-8' : 'text/plain;charset=UTF-8')
  return { ...bytes(type, Buffer.from(body), rest), status }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
