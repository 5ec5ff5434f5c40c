/**
 * The ways the Pub/Sub API says no: code (all but the prefix they share), gRPC status and words. Codes are Salesforce's. The
 * words of those under `told` were read in reports of true refusals; those of `guessed`, and their statuses, are hypotheses.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handling-errors.html
 */

/** Of gRPC's status codes, those in use. Numbers, so that this table can be read without loading gRPC. */
const grpcStatus = {
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

const { failedPrecondition, internal, invalidArgument, notFound, permissionDenied } = grpcStatus
const { alreadyExists, resourceExhausted, unauthenticated, unavailable } = grpcStatus

/** `{org}` and `{topic}` in the words are filled in. */
type Refusal = readonly [status: number, words: string]

const told = {
  'service.auth.error': [
    unauthenticated,
    'An authentication exception occurred. Provide valid authentication via metadata headers.',
  ],
  'service.unavailable': [internal, 'The service is unavailable. Try again later.'],
  'topic.not.found': [
    notFound,
    'The topic information for org {org} and topic {topic} not found. Ensure the topic name is correct and that the topic exists.',
  ],
  'topic.meta.permission': [
    permissionDenied,
    'An error occurred while getting the metadata for org {org} and topic {topic}. Ensure the credentials and topic name are correct.',
  ],
  'schema.validation.failed': [invalidArgument, "Schema validation failed. The schema ID can't be blank."],
  'subscription.fetch.replayid.corrupted': [
    invalidArgument,
    'The Replay ID validation failed. Ensure that the Replay ID is valid.',
  ],
  'subscription.limit.exceeded': [resourceExhausted, 'You have exceeded the event delivery limit for your org.'],
} satisfies Record<string, Refusal>

const guessed = {
  'service.auth.headers.invalid': [unauthenticated, 'The accesstoken, instanceurl and tenantid headers are required.'],
  'service.auth.refresh.invalid': [unauthenticated, 'The refreshed session token is invalid.'],
  'service.tenant.license': [permissionDenied, 'The org has no license for the Pub/Sub API.'],
  'service.protection.triggered': [resourceExhausted, 'Too many requests; try again later.'],
  'service.protection.stream.limit.triggered': [resourceExhausted, 'Too many requests on this stream.'],
  'service.internal.error': [internal, 'An internal error occurred.'],
  'concurrent.client.limit.exceeded': [resourceExhausted, 'Too many concurrent clients in the org.'],
  'topic.api.unavailable': [unavailable, 'Topic information is temporarily unavailable.'],
  'topic.validation.empty': [invalidArgument, "Topic validation failed. The topic name can't be blank."],
  'schema.api.unavailable': [unavailable, 'Schemas are temporarily unavailable.'],
  'schema.meta.permission': [permissionDenied, 'The schema for org {org} cannot be accessed.'],
  'subscription.internal.error': [internal, 'An internal error ended the subscription.'],
  'subscription.topic.cannot.subscribe': [permissionDenied, 'The user is not permitted to subscribe to {topic}.'],
  'subscription.fetch.requested.events.invalid': [
    invalidArgument,
    'The requested number of events in a fetch request must be greater than zero.',
  ],
  'subscription.fetch.replayid.validation.failed': [
    invalidArgument,
    'The Replay ID validation failed. A Replay ID is required when the preset is CUSTOM.',
  ],
  'subscription.fetch.replay.repeated': [invalidArgument, 'The replay of this subscription was repeated.'],
  'subscription.fetch.overflow': [invalidArgument, 'More events were requested than may be pending.'],
  'subscription.fetch.topic.mismatch': [invalidArgument, 'The topic of a subscription cannot change.'],
  'publish.topic.cannot.publish': [permissionDenied, 'Events cannot be published to {topic}.'],
  'publish.topic.mismatch': [invalidArgument, 'The topic of a publish stream cannot change.'],
  'publish.topic.validation.empty': [invalidArgument, "Topic validation failed. The topic name can't be blank."],
  'publish.event.count.invalid': [invalidArgument, 'A publish request must have at least one event.'],
  'publish.stream.sweeper.timeout': [unavailable, 'No publish request came for too long.'],
  'managed.subscription.already.active': [alreadyExists, 'The managed subscription has an active client.'],
  'managed.subscription.developer.name.not.found': [notFound, 'No managed subscription has this developer name.'],
  'managed.subscription.subscription.id.not.found': [notFound, 'No managed subscription has this ID.'],
  'managed.subscription.subscription.id.invalid': [invalidArgument, 'A subscription ID has 15 or 18 characters.'],
  'managed.subscription.id.or.developer.name.empty': [
    invalidArgument,
    'Either the subscription ID or the developer name is required.',
  ],
  'managed.subscription.config.stopped': [failedPrecondition, 'The managed subscription is stopped.'],
  'managed.subscription.fetch.request.events.invalid': [
    invalidArgument,
    "The requested number of events can't be negative.",
  ],
  'managed.subscription.fetch.request.commit.request.restricted': [
    invalidArgument,
    'The first request of a managed subscription cannot commit.',
  ],
} satisfies Record<string, Refusal>

const refusals = { ...told, ...guessed }

export type RefusalCode = keyof typeof refusals

/** Every code, without the prefix: what the control door can make calls fail with. */
export const refusalCodes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]

/** What a refusal speaks of. */
interface About {
  org?: string
  topic?: string
}

/** A call that ends with a refusal. */
export class PubSubRefusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  constructor(code: RefusalCode, { org = 'of this call', topic = 'of this call' }: About = {}) {
    const [status, words] = refusals[code]
    super(words.replace('{org}', org).replace('{topic}', topic))
    this.code = code
    this.status = status
  }
}
