/** Refusals of the sign-in: OAuth errors of the authorize and token doors. */
import type { RefusalTable } from './refusal.ts'
import { patience } from './usual.ts'

const activate = 'Have an administrator activate or unfreeze the user (Setup, Users), then test the connection.'
const revive =
  'Sign in to the org in a browser: a trial or sandbox may have ended. Then test the connection, or connect another org.'
const either =
  'Have an administrator look in Setup, Users, whether the user is active; and whether the org itself still is.'
const unblock = 'In the org: Setup, Connected Apps OAuth Usage (or External Client Apps), unblock the app.'
const install =
  'In the org: Setup, Connected Apps OAuth Usage, install the app; or give the user “Approve Uninstalled Connected Apps”.'
const again = 'Start the sign-in again.'

export const signInRefusals: RefusalTable = {
  invalid_grant: [
    {
      code: 'oauth-refused',
      when: /authorization code/i,
      what: 'The sign-in took too long, or its code was used before.',
      fix: again,
    },
    { code: 'reconnect-needed', when: /inactive/i, what: 'The user or the org is not active.', fix: either },
    {
      code: 'ip-restricted',
      when: /ip restricted|restricted ip/i,
      what: 'The org does not accept sign-ins from this server’s address, or not at this hour.',
      fix: 'Have an administrator allow this server’s address in the profile, or relax the app’s IP policy for it.',
    },
    {
      code: 'oauth-refused',
      when: /approved this consumer/i,
      what: 'The user has not been approved for this app.',
      fix: 'Pre-authorise the user: in the app’s policies choose “Admin approved users” and add a profile or permission set.',
      then: 'wait-for-connection',
    },
    {
      code: 'oauth-refused',
      when: /audience/i,
      what: 'Salesforce did not accept whom the assertion is addressed to.',
      fix: 'Use login.salesforce.com for production and test.salesforce.com for sandboxes, and set this server’s clock.',
      then: 'wait-for-connection',
    },
    {
      code: 'oauth-refused',
      when: /assertion|jwt|expired at|signature/i,
      what: 'Salesforce did not accept the signed assertion: {said}',
      fix: 'Check that the private key belongs to the certificate of the app, and this server’s clock.',
      then: 'wait-for-connection',
    },
    {
      code: 'oauth-refused',
      when: /client credentials user/i,
      what: 'The app has no user to run as.',
      fix: 'In the app’s policies, enable the client credentials flow and choose a “Run As” user.',
      then: 'wait-for-connection',
    },
    {
      code: 'reconnect-needed',
      what: 'Salesforce no longer accepts the stored sign-in: {said}',
      why: 'It was revoked, unused for too long, pushed out by newer sign-ins of the same user, or used twice.',
      fix: 'Connect the org again; workflows and their place in the changes are kept.',
    },
  ],
  inactive_user: { code: 'reconnect-needed', what: 'The connected user is not active.', fix: activate },
  inactive_org: { code: 'reconnect-needed', what: 'The org is not active.', fix: revive },
  invalid_client: [
    {
      code: 'app-not-installed',
      when: /must be installed/i,
      what: 'The app is not installed in the org.',
      fix: install,
    },
    {
      code: 'oauth-refused',
      what: 'Salesforce does not accept the client id or secret.',
      fix: 'Copy both again from the app; a new app needs about ten minutes until all of Salesforce knows it.',
      then: 'wait-for-connection',
    },
  ],
  invalid_client_id: {
    code: 'oauth-refused',
    what: 'Salesforce does not know the client id.',
    fix: 'Copy it again from the app, and check the login address; a new app needs about ten minutes.',
    then: 'wait-for-connection',
  },
  OAUTH_APP_BLOCKED: { code: 'app-blocked', what: 'An administrator blocked the app in the org.', fix: unblock },
  OAUTH_APPROVAL_ERROR_GENERIC: {
    code: 'app-not-installed',
    what: 'The org let nobody approve the app; most often it is not installed.',
    fix: install,
  },
  app_not_found: { code: 'app-not-installed', what: 'The app is not installed in the org.', fix: install },
  OAUTH_EC_APP_NOT_FOUND: { code: 'app-not-installed', what: 'The app is not installed in the org.', fix: install },
  invalid_app_access: {
    code: 'app-not-installed',
    what: 'The user may not use the app.',
    fix: 'Have an administrator assign the app to the user’s profile or permission set.',
  },
  redirect_uri_mismatch: {
    code: 'oauth-refused',
    what: 'The app does not list the callback address that Rainmaker uses.',
    fix: 'Add exactly this server’s callback address (it ends in /oauth/callback) to the app.',
  },
  access_denied: { code: 'oauth-refused', what: 'Access was denied on Salesforce’s page.', fix: again },
  invalid_request: [
    {
      code: 'oauth-refused',
      when: /code (challenge|verifier)/i,
      what: 'The proof of the sign-in (PKCE) was refused: {said}',
      fix: 'Start the sign-in again; a proxy in between must not change addresses.',
    },
    { code: 'oauth-refused', what: 'Salesforce refused the sign-in: {said}', fix: again },
  ],
  unsupported_grant_type: {
    code: 'oauth-refused',
    what: 'The app does not offer this way to sign in.',
    fix: 'Switch the flow on in the app, or choose another one for the connection.',
  },
  unsupported_response_type: {
    code: 'oauth-refused',
    what: 'The app does not offer the web sign-in.',
    fix: 'Switch on the authorization code flow in the app.',
  },
  invalid_scope: {
    code: 'oauth-refused',
    what: 'The app may not ask for the rights Rainmaker needs.',
    fix: 'Add the scopes api, refresh_token and openid to the app.',
  },
  insufficient_scope: {
    code: 'access-denied',
    what: 'The app lacks a scope for this.',
    fix: 'Add the scope in the app, then connect again.',
  },
  rate_limit_exceeded: { code: 'org-unavailable', what: 'Too many sign-ins in a short time.', fix: patience },
  server_error: { code: 'org-unavailable', what: 'Salesforce’s sign-in failed inside.', fix: patience },
  temporarily_unavailable: { code: 'org-unavailable', what: 'Salesforce’s sign-in is not available.', fix: patience },
  unknown_error: { code: 'org-unavailable', what: 'Salesforce’s sign-in failed for an unknown reason.', fix: patience },
}
