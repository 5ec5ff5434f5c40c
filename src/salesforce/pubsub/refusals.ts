/** How the Pub/Sub API's ways of saying no read as Problems. https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handle-errors.html */
import type { ServiceError } from '@grpc/grpc-js'
import { Problem, type ProblemCode, type Then } from '../../problems.ts'

interface Row {
  code: ProblemCode
  what: string
  fix: string
  then?: Then
}

const prefix = 'sfdc.platform.eventbus.grpc.'
const patience = 'Nothing to do: Rainmaker connects again and goes on where it stood.'
const passing = (what: string): Row => ({ code: 'org-unavailable', what, fix: patience })
const expired = (what: string): Row => ({ code: 'session-expired', what, fix: 'Rainmaker renews it.' })
const lost = (what: string): Row => ({
  code: 'events-expired',
  what,
  fix: 'Nothing to do: Rainmaker notes the gap and reads what changed in it.',
})
const notOn =
  'Turn it on in Setup, Change Data Capture, for the objects your workflows watch. Until then they are polled.'

/** By Salesforce's code without its prefix. */
const rows: Record<string, Row> = {
  'service.unavailable': passing('The event service is not available right now.'),
  'topic.api.unavailable': passing('The event service cannot tell about topics right now.'),
  'schema.api.unavailable': passing('The event service cannot tell about schemas right now.'),
  'subscription.internal.error': passing('The event service failed inside.'),
  'service.internal.error': passing('The event service failed inside.'),
  'service.protection.triggered': {
    code: 'limit-concurrent',
    what: 'We asked the event service too often.',
    fix: patience,
  },
  'subscription.fetch.overflow': {
    code: 'limit-concurrent',
    what: 'We asked for more events too early.',
    fix: patience,
  },
  'subscription.fetch.replay.repeated': passing('The event stream went backwards.'),
  'service.auth.error': expired('The event service does not accept the session.'),
  'service.auth.refresh.invalid': expired('The event service does not accept the renewed session.'),
  'service.auth.headers.invalid': {
    code: 'org-refused',
    what: 'The event service did not accept how Rainmaker named itself and the org.',
    fix: 'Test the connection; if it is well, please report this.',
  },
  'subscription.fetch.replayid.corrupted': lost(
    'The place in the event stream is older than 72 hours, or from before a move of the org.',
  ),
  'subscription.fetch.replayid.validation.failed': lost('The place in the event stream is not one of this org.'),
  'subscription.limit.exceeded': {
    code: 'event-limit-reached',
    what: 'The org’s daily allowance of delivered events is used up.',
    fix: 'Have fewer subscribers, filter the channel, or buy more; polling goes on meanwhile.',
  },
  'concurrent.client.limit.exceeded': {
    code: 'event-limit-reached',
    what: 'The org has as many event subscribers as it may have.',
    fix: 'Stop another subscriber; polling goes on meanwhile.',
  },
  'topic.not.found': {
    code: 'push-not-on',
    what: 'There is no such event channel, or Change Data Capture is not on for the object.',
    fix: notOn,
  },
  'subscription.topic.cannot.subscribe': {
    code: 'access-denied',
    what: 'The connected user may not hear the changes of this object.',
    fix: 'Give the user "View All" on the object (or "View All Data"); polling goes on meanwhile.',
  },
  'topic.meta.permission': {
    code: 'access-denied',
    what: 'The connected user may not see this event channel.',
    fix: 'Give the user read access to the object; polling goes on meanwhile.',
  },
  'service.tenant.license': {
    code: 'push-not-on',
    what: 'The org has no license for the Pub/Sub API.',
    fix: 'Ask Salesforce for it, or set push to off: the objects are polled.',
  },
}

/** By gRPC's own status, where Salesforce's code says nothing we know. https://grpc.io/docs/guides/status-codes/ */
const byStatus: Record<number, Row> = {
  3: { code: 'org-refused', what: 'The event service refused what we asked.', fix: 'Please report this.' },
  5: { code: 'push-not-on', what: 'There is no such event channel.', fix: notOn },
  7: {
    code: 'access-denied',
    what: 'The connected user may not use the event service.',
    fix: 'Give the user the right; polling goes on.',
  },
  8: { code: 'limit-concurrent', what: 'The event service asks for fewer calls.', fix: patience },
  16: expired('The event service does not accept the session.'),
}

/** Any failure of a call or stream as a Problem; what is unknown may be repeated. */
export function pubSubProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const { code: status = 14, details = String(thrown), metadata } = thrown as Partial<ServiceError>
  const errorCode = String(metadata?.get('error-code')[0] ?? '')
  const row = rows[errorCode.replace(prefix, '')] ?? byStatus[status] ?? unreachable(details)
  return new Problem(row.code, {
    what: row.what,
    fix: row.fix,
    ...(row.then && { then: row.then }),
    salesforce: { errorCode: errorCode || `grpc-${status}`, message: details, fields: [], httpStatus: 200 },
    cause: thrown,
  })
}

function unreachable(details: string): Row {
  return { code: 'org-unreachable', what: `The event service cannot be reached (${details}).`, fix: patience }
}
