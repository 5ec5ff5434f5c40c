/** How the event doors (Pub/Sub API, CometD) say no. https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handle-errors.html */
import type { Refusal, RefusalTable } from './refusal.ts'

export const eventPrefix = 'sfdc.platform.eventbus.grpc.'
export const eventPatience = 'Nothing to do: Rainmaker connects again and goes on where it stood.'
const passing = (what: string): Refusal => ({ code: 'org-unavailable', what, fix: eventPatience })
const expired = (what: string): Refusal => ({ code: 'session-expired', what, fix: 'Rainmaker renews it.' })
const lost = (what: string): Refusal => ({
  code: 'events-expired',
  what,
  fix: 'Nothing to do: Rainmaker notes the gap and reads what changed in it.',
})
export const pushNotOn =
  'Turn it on in Setup, Change Data Capture, for the objects your workflows watch. Until then they are polled.'

/** By Salesforce’s code without `eventPrefix`. */
export const eventRefusals: RefusalTable = {
  'service.unavailable': passing('The event service is not available right now.'),
  'topic.api.unavailable': passing('The event service cannot tell about topics right now.'),
  'schema.api.unavailable': passing('The event service cannot tell about schemas right now.'),
  'subscription.internal.error': passing('The event service failed inside.'),
  'service.internal.error': passing('The event service failed inside.'),
  'service.protection.triggered': {
    code: 'limit-concurrent',
    what: 'We asked the event service too often.',
    fix: eventPatience,
  },
  'subscription.fetch.overflow': {
    code: 'limit-concurrent',
    what: 'We asked for more events too early.',
    fix: eventPatience,
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
    fix: pushNotOn,
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
  RST_STREAM: passing('The connection to the event service was cut.'),
  'service.protection.stream.limit.triggered': {
    code: 'limit-concurrent',
    what: 'Too many event streams were opened at once.',
    fix: eventPatience,
  },
  'schema.meta.permission': {
    code: 'access-denied',
    what: 'The connected user may not see the schema of this event.',
    fix: 'Give the user read access to the object; polling goes on meanwhile.',
  },
  'managed.subscription.already.active': {
    code: 'org-unavailable',
    what: 'Another server holds this subscription.',
    fix: 'Nothing to do while your own other server has it; else stop the other one.',
  },
  GAP_OVERFLOW: lost('More than 100,000 records changed in one transaction, and the stream does not name them.'),
  COMETD_401: expired('The streaming door does not accept the session.'),
  COMETD_403: [
    {
      code: 'event-limit-reached',
      when: /limit/i,
      what: 'The org’s daily allowance of delivered events is used up.',
      fix: 'Have fewer subscribers, filter the channel, or buy more; polling goes on meanwhile.',
    },
    passing('The streaming door no longer knows this client.'),
  ],
}
