/** Refusals about objects, queries, searches and reads of changes. */
import type { Refusal, RefusalTable } from './refusal.ts'

const narrow =
  'Add a filter on an indexed field (Id, Name, CreatedDate, SystemModstamp, external id), or read a smaller window.'

export const objectUnknown: Refusal = {
  code: 'object-unknown',
  read: /sObject type '(?<object>[^']+)' is not supported/,
  what: 'There is no object {object} for the connected user.',
  fix: 'Check the spelling (custom objects end in __c), the object permission, and that its package is installed.',
}

export const queryRefusals: RefusalTable = {
  INVALID_TYPE: objectUnknown,
  MALFORMED_QUERY: {
    code: 'query-invalid',
    what: 'The query is not well formed: {said}',
    fix: 'Correct the query at the place named.',
  },
  INVALID_QUERY_FILTER_OPERATOR: {
    code: 'query-invalid',
    what: 'A comparison does not fit its field: {said}',
    fix: 'Use an operator and a value that fit the field’s type.',
  },
  QUERY_TOO_COMPLICATED: {
    code: 'query-invalid',
    what: 'The query is too complicated for Salesforce.',
    fix: 'Use fewer formula fields and fewer OR terms.',
  },
  ENTITY_NOT_QUERYABLE: {
    code: 'query-invalid',
    what: '{object} cannot be queried directly.',
    fix: 'Read it through its parent’s related list.',
  },
  MALFORMED_SEARCH: {
    code: 'query-invalid',
    what: 'The search is not well formed: {said}',
    fix: 'Search for two or more characters; escape ? & | ! { } [ ] ( ) ^ ~ * : \\ " \' + -.',
  },
  INVALID_SEARCH: {
    code: 'query-invalid',
    what: 'The search is not valid: {said}',
    fix: 'Search for two or more characters.',
  },
  INVALID_QUERY_LOCATOR: {
    code: 'query-expired',
    what: 'Salesforce no longer keeps the place in this query’s result.',
    why: 'Places are kept for two days.',
    fix: 'Nothing to do: Rainmaker reads again.',
  },
  QUERY_TIMEOUT: {
    code: 'query-expired',
    what: 'The query took longer than Salesforce allows.',
    fix: narrow,
  },
  OPERATION_TOO_LARGE: { code: 'query-expired', what: 'The query touches too many rows at once.', fix: narrow },
  EXCEEDED_ID_LIMIT: { code: 'bad-request', what: 'The call carries or finds too many ids.', fix: narrow },
  EXCEEDED_MAX_SIZE_REQUEST: { code: 'bad-request', what: 'The call is too large.', fix: 'Send fewer rows at once.' },
  INVALID_REPLICATION_DATE: {
    code: 'query-expired',
    what: 'Salesforce does not keep changes of the asked time: {said}',
    why: 'Changes are kept for 30 days, deletions for 15; the start must lie a minute before the end.',
    fix: 'Nothing to do: Rainmaker reads the records instead.',
  },
  UNSUPPORTED_API_VERSION: {
    code: 'bad-request',
    what: 'The org no longer speaks this version of the API.',
    fix: 'Choose a newer API version for the connection.',
  },
  METHOD_NOT_ALLOWED: {
    code: 'bad-request',
    what: 'Salesforce does not offer this on {object}: {said}',
    fix: 'Use another action; if Rainmaker chose it, please report this.',
  },
}
