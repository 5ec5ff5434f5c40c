/** Refusals of Bulk API jobs. https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_reference_errors.htm */
import { columnUnknown } from './fields.ts'
import { objectUnknown } from './queries.ts'
import type { RefusalTable } from './refusal.ts'
import { patience, sessionOver } from './usual.ts'

const invalidData = {
  code: 'bad-request',
  what: 'Salesforce could not read the rows of the bulk job: {said}',
  fix: 'Correct the row and column it names; if Rainmaker made the rows, please report this.',
} as const
const jobGone = {
  code: 'query-expired',
  what: 'The bulk job is gone or in another state: {said}',
  why: 'Jobs are kept for seven days.',
  fix: 'Nothing to do: Rainmaker looks at the job and goes on from there.',
} as const

export const bulkRefusals: RefusalTable = {
  ExceededQuota: {
    code: 'limit-reached',
    what: 'The org’s bulk jobs, batches or rows of 24 hours are used up.',
    fix: 'Wait until they are free again; small sets go on over the ordinary API.',
  },
  Failed: {
    code: 'org-unavailable',
    what: 'Salesforce gave the bulk job up: {said}',
    why: 'A batch is tried ten times, ten minutes each; slow triggers and locks are the usual reason.',
    fix: 'Rainmaker sends the rows that were not done again; if it stays so, send fewer rows and sort them by parent.',
  },
  TooManyLockFailure: {
    code: 'record-locked',
    what: 'Rows of the bulk job held each other’s parents.',
    fix: 'Nothing to do: Rainmaker sends them again, sorted by parent.',
  },
  InvalidBatch: invalidData,
  ClientInputError: invalidData,
  InvalidJob: jobGone,
  InvalidJobState: jobGone,
  InvalidSessionId: sessionOver,
  InvalidUser: {
    code: 'access-denied',
    what: 'The connected user may not see this bulk job.',
    fix: 'Have an administrator give the user the right, or connect as the user who made the job.',
  },
  FeatureNotEnabled: {
    code: 'access-denied',
    what: 'The Bulk API is not enabled in the org.',
    fix: 'Have an administrator enable it; until then Rainmaker uses the ordinary API.',
  },
  Timeout: { code: 'org-unavailable', what: 'A bulk batch took too long.', fix: patience },
  InternalServerError: { code: 'org-unavailable', what: 'Salesforce failed inside a bulk job.', fix: patience },
  INVALIDENTITY: {
    code: 'org-refused',
    what: 'Bulk jobs do not know this object or field: {said}',
    fix: 'Use the ordinary API for it: send fewer rows at once, or leave compound fields (addresses, names) out.',
  },
  // The one code of all queries that Bulk API 2.0 does not take: the words tell them apart.
  API_ERROR: [
    columnUnknown,
    { ...objectUnknown, when: /sObject type/ },
    {
      code: 'access-denied',
      when: /Implementation restriction/,
      what: 'Salesforce restricts this object: {said}',
      fix: 'Have an administrator give the connected user View All Data for this object, or add the filter it asks for.',
    },
    {
      code: 'query-invalid',
      what: 'A bulk job does not take this query: {said}',
      fix: 'Leave out what it names, or read it by the ordinary API.',
    },
  ],
}
