/** Refusals about rights, allowances and availability. */
import type { RefusalTable } from './refusal.ts'
import { patience, sessionOver } from './usual.ts'

const access = 'Have an administrator give the connected user the right (permission set or sharing).'
const maintenance = 'Wait until the maintenance is over; status.salesforce.com names its window.'

export const accessRefusals: RefusalTable = {
  INVALID_SESSION_ID: [
    {
      code: 'access-denied',
      when: /not valid for use with the (REST )?API/i,
      what: 'This session may not use the API.',
      fix: 'Connect with a session that has the scope api.',
      then: 'wait-for-connection',
    },
    sessionOver,
  ],
  INVALID_AUTH_HEADER: { code: 'session-expired', what: 'Salesforce could not read the session.', fix: patience },
  Bad_OAuth_Token: sessionOver,
  API_DISABLED_FOR_ORG: {
    code: 'api-disabled',
    what: 'The org or the connected user may not use the API.',
    fix: 'Give the user the permission API Enabled; Professional Edition needs the API add-on.',
  },
  API_CURRENTLY_DISABLED: { code: 'org-unavailable', what: 'Salesforce switched the API off for now.', fix: patience },
  REQUEST_LIMIT_EXCEEDED: [
    {
      code: 'limit-concurrent',
      when: /Concurrent/i,
      what: 'Too many long calls run in the org at once.',
      fix: patience,
    },
    {
      code: 'limit-reached',
      what: 'The org’s API calls of 24 hours are used up.',
      fix: 'See who uses them, poll less often, or buy more; Rainmaker goes on as soon as calls are free.',
    },
  ],
  LIMIT_EXCEEDED: {
    code: 'limit-reached',
    what: 'An allowance of the org is used up: {said}',
    fix: 'Wait until it is free again; the limits page names what is left.',
  },
  STORAGE_LIMIT_EXCEEDED: {
    code: 'limit-reached',
    what: 'The org’s storage is full.',
    fix: 'Free storage or buy more, then retry.',
  },
  MASS_MAIL_LIMIT_EXCEEDED: {
    code: 'limit-reached',
    what: 'The org’s e-mails of today are used up.',
    fix: 'Wait until tomorrow.',
  },
  EMAIL_OPTED_OUT: {
    code: 'org-refused',
    what: 'The person opted out of e-mail.',
    fix: 'Respect it, and leave the person out.',
  },
  LICENSE_LIMIT_EXCEEDED: { code: 'org-refused', what: 'No user licence is free.', fix: 'Free or buy a licence.' },
  SERVER_UNAVAILABLE: { code: 'org-unavailable', what: 'Salesforce is overloaded or in maintenance.', fix: patience },
  UNKNOWN_EXCEPTION: [
    {
      code: 'org-unavailable',
      when: /admin operation already in progress/i,
      what: 'Another change of the org’s setup is under way.',
      fix: 'Wait some minutes: Rainmaker tries again.',
    },
    {
      code: 'org-unavailable',
      what: 'Salesforce failed inside: {said}',
      fix: 'Rainmaker tries again; if it stays so, give the error id to Salesforce support.',
    },
  ],
  REQUEST_RUNNING_TOO_LONG: {
    code: 'org-unavailable',
    what: 'Salesforce cancelled the call because it ran too long.',
    fix: 'Look at slow triggers and flows of the object.',
    then: 'look-first',
  },
  FUNCTIONALITY_TEMPORARILY_UNAVAILABLE: {
    code: 'org-unavailable',
    what: 'A feature rests for now: {said}',
    fix: patience,
  },
  FUNCTIONALITY_NOT_ENABLED: {
    code: 'access-denied',
    what: 'A feature is not enabled in the org: {said}',
    fix: 'Have an administrator enable it.',
  },
  INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE: {
    code: 'org-unavailable',
    what: 'The org can only be read now.',
    fix: maintenance,
    then: 'wait-for-allowance',
  },
  ORG_IN_MAINTENANCE: {
    code: 'org-unavailable',
    what: 'The org is in maintenance.',
    fix: maintenance,
    then: 'wait-for-allowance',
  },
  ORG_LOCKED: { code: 'org-unavailable', what: 'The org is locked.', fix: maintenance, then: 'wait-for-allowance' },
  INSUFFICIENT_ACCESS: { code: 'access-denied', what: 'The connected user may not do this: {said}', fix: access },
  INSUFFICIENT_ACCESS_OR_READONLY: {
    code: 'access-denied',
    what: 'The connected user may not change {record} of {object}.',
    fix: access,
  },
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: {
    code: 'access-denied',
    what: 'The connected user has no right on a record that {object} refers to.',
    fix: access,
  },
  TRANSFER_REQUIRES_READ: {
    code: 'access-denied',
    what: 'The new owner may not read {object}.',
    fix: 'Give the owner the right, or choose another.',
  },
  CANNOT_INSERT_UPDATE_ENTITY: { code: 'access-denied', what: '{object} cannot be written: {said}', fix: access },
  TXN_SECURITY_NO_ACCESS: {
    code: 'access-denied',
    what: 'A transaction security policy of the org blocked the call.',
    fix: 'Have an administrator exempt the connected user.',
  },
  TXN_SECURITY_METERING_ERROR: {
    code: 'org-unavailable',
    what: 'A transaction security policy of the org took too long.',
    fix: 'Have an administrator exempt the connected user from transaction security.',
  },
}
