/** How the Pub/Sub API's ways of saying no read as Problems. https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handle-errors.html */
import type { ServiceError } from '@grpc/grpc-js'
import { Problem } from '../../problems.ts'
import { eventPatience, eventPrefix, eventRefusals, pushNotOn } from '../refusals/events.ts'
import type { Refusal } from '../refusals/refusal.ts'

/** By gRPC's own status, where Salesforce's code says nothing we know. https://grpc.io/docs/guides/status-codes/ */
const byStatus: Record<number, Refusal> = {
  3: { code: 'org-refused', what: 'The event service refused what we asked.', fix: 'Please report this.' },
  5: { code: 'push-not-on', what: 'There is no such event channel.', fix: pushNotOn },
  7: {
    code: 'access-denied',
    what: 'The connected user may not use the event service.',
    fix: 'Give the user the right; polling goes on.',
  },
  8: { code: 'limit-concurrent', what: 'The event service asks for fewer calls.', fix: eventPatience },
  16: { code: 'session-expired', what: 'The event service does not accept the session.', fix: 'Rainmaker renews it.' },
}

/** Any failure of a call or stream as a Problem; what is unknown may be repeated. */
export function pubSubProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const { code: status = 14, details = String(thrown), metadata } = thrown as Partial<ServiceError>
  const errorCode = String(metadata?.get('error-code')[0] ?? '')
  const row = rowFor(errorCode) ?? byStatus[status] ?? unreachable(details)
  return new Problem(row.code, {
    what: row.what,
    fix: row.fix,
    ...(row.then && { then: row.then }),
    salesforce: { errorCode: errorCode || `grpc-${status}`, message: details, fields: [], httpStatus: 200 },
    cause: thrown,
  })
}

function rowFor(errorCode: string): Refusal | undefined {
  const code = errorCode.replace(eventPrefix, '')
  return Object.hasOwn(eventRefusals, code) ? [eventRefusals[code] ?? []].flat()[0] : undefined
}

function unreachable(details: string): Refusal {
  return { code: 'org-unreachable', what: `The event service cannot be reached (${details}).`, fix: eventPatience }
}
