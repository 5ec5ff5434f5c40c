/**
 * The ways the Pub/Sub API says no. The codes are Salesforce's (all but the last words of the prefix they share); those of
 * `guessed` and all statuses beside UNAUTHENTICATED and INVALID_ARGUMENT are hypotheses.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handle-errors.html
 */

/** Of gRPC's status codes, those in use. Numbers, so that this table can be read without loading gRPC. */
export const grpcStatus = {
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const

const { invalidArgument, notFound, permissionDenied, resourceExhausted, unauthenticated } = grpcStatus

type Refusal = readonly [status: number, words: string]

const documented = {
  'service.auth.headers.invalid': [unauthenticated, 'The accesstoken, instanceurl and tenantid headers are required.'],
  'service.auth.error': [unauthenticated, 'The session token is invalid or expired.'],
  'service.auth.refresh.invalid': [unauthenticated, 'The refreshed session token is invalid.'],
  'service.unavailable': [grpcStatus.unavailable, 'The service is temporarily unavailable.'],
  'service.tenant.license': [permissionDenied, 'The org has no license for the Pub/Sub API.'],
  'service.protection.triggered': [resourceExhausted, 'Too many requests; try again later.'],
  'service.internal.error': [grpcStatus.internal, 'An internal error occurred.'],
  'topic.not.found': [notFound, 'The topic was not found, or its events are not enabled.'],
  'topic.api.unavailable': [grpcStatus.unavailable, 'Topic information is temporarily unavailable.'],
  'schema.api.unavailable': [grpcStatus.unavailable, 'Schemas are temporarily unavailable.'],
  'subscription.internal.error': [grpcStatus.internal, 'An internal error ended the subscription.'],
  'subscription.limit.exceeded': [resourceExhausted, 'The event delivery limit of the org was exceeded.'],
  'concurrent.client.limit.exceeded': [resourceExhausted, 'Too many concurrent subscribers in the org.'],
  'subscription.topic.cannot.subscribe': [permissionDenied, 'The user is not permitted to subscribe to this topic.'],
  'subscription.fetch.requested.events.invalid': [invalidArgument, 'The number of requested events must be positive.'],
  'subscription.fetch.replayid.validation.failed': [
    invalidArgument,
    'The Replay ID validation failed. A Replay ID is required when the preset is CUSTOM.',
  ],
  'subscription.fetch.replayid.corrupted': [
    invalidArgument,
    'The Replay ID validation failed. Ensure that the Replay ID is valid and within the retention window.',
  ],
  'managed.subscription.already.active': [grpcStatus.alreadyExists, 'The managed subscription has an active client.'],
} satisfies Record<string, Refusal>

const guessed = {
  'service.stream.limit.triggered': [resourceExhausted, 'Too many streams are open.'],
  'subscription.fetch.replay.repeated': [invalidArgument, 'The replay of this subscription was repeated.'],
  'subscription.fetch.overflow': [invalidArgument, 'More events were requested than may be pending.'],
  'topic.meta.permission': [permissionDenied, 'The user has no permission for the topic.'],
  'schema.meta.permission': [permissionDenied, 'The user has no permission for the schema.'],
  'schema.not.found': [notFound, 'The schema was not found.'],
  'subscription.topic.invalid': [invalidArgument, 'The topic of a subscription cannot change.'],
  'publish.topic.cannot.publish': [permissionDenied, 'Events cannot be published to this topic.'],
  'publish.topic.invalid': [invalidArgument, 'The topic of a publish stream cannot change.'],
  'publish.events.empty': [invalidArgument, 'A publish request must have at least one event.'],
  'managed.subscription.not.found': [notFound, 'The managed subscription was not found.'],
  'managed.subscription.not.running': [grpcStatus.failedPrecondition, 'The managed subscription is stopped.'],
} satisfies Record<string, Refusal>

const refusals = { ...documented, ...guessed }

export type RefusalCode = keyof typeof refusals

/** Every code, without the prefix: what the control door can make calls fail with. */
export const refusalCodes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]

/** A call that ends with a refusal. */
export class PubSubRefusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  constructor(code: RefusalCode) {
    const [status, words] = refusals[code]
    super(words)
    this.code = code
    this.status = status
  }
}
