/** What bulk jobs say. */
import { readKnown } from './read-known.ts'

export const knownOfBulk = readKnown(`
 86 R4       ExceededQuota       400 ApiBatchItems Limit exceeded.
 87 rest     Failed              400 Failed after 10 retries
 88 R3       TooManyLockFailure  400 Too many lock failure
 89 R0       InvalidBatch        400 Records not processed: InvalidBatch : Field name not found : Colour__c
 89 R0       ClientInputError    400 LineEnding is invalid on user data.
 90 R7       InvalidJob          404 Unable to find job
 90 R7       InvalidJobState     400 Job is not open
 91 R1       InvalidSessionId    401 Invalid session id
 92 R0       InvalidUser         403 user is not permitted to access the job
 92 R0       FeatureNotEnabled   403 Async API not enabled
 93 R2       Timeout             503 Batch timed out
 93 R2       InternalServerError 500 Internal error
 94 fallback INVALIDENTITY       400 Entity 'CaseStatus' is not supported by the Bulk API.
 95 R0       API_ERROR           400 Implementation restriction: ContentDocumentLink requires a filter by a single Id
 95 R0       API_ERROR           400 No such column 'Foo' on entity 'Contact'.
 95 R0       API_ERROR           400 Aggregate Relationships not supported in Bulk V2 Query
`)
