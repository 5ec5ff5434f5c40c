/** What the authorize and token doors say. */
import { readKnown } from './read-known.ts'

export const knownOfSignIn = readKnown(`
 71 R0       invalid_grant                400 expired access/refresh token
 72 R0       invalid_grant                400 expired authorization code
 73 R0       invalid_grant                400 inactive user
 73 R0       inactive_user                400 user is inactive
 73 R0       inactive_org                 400 organization is inactive
 74 R0       invalid_grant                400 ip restricted
 75 R0       invalid_grant                400 user hasn't approved this consumer
 75 R0       invalid_grant                400 audience is invalid
 76 R0       invalid_client               400 app must be installed into org
 76 R0       app_not_found                400 External client app is not installed in this org
 76 R0       OAUTH_APPROVAL_ERROR_GENERIC 400 An unexpected error has occurred during authentication. Please try again.
 77 R0       OAUTH_APP_BLOCKED            400 this app is blocked by admin
 78 R0       invalid_client_id            400 client identifier invalid
 78 R0       invalid_client               400 invalid client credentials
 79 R0       redirect_uri_mismatch        400 redirect_uri must match configuration
 80 R0       access_denied                400 end-user denied authorization
 81 R0       invalid_request              400 invalid code verifier
 81 R0       invalid_request              400 missing required code challenge
 82 R0       unsupported_grant_type       400 grant type not supported
 83 R2       rate_limit_exceeded          400 login rate exceeded
 84 T3       unknown_error                400 retry your request
 84 T3       server_error                 400 the sign-in failed inside
 85 R0       insufficient_scope           403 The token lacks a scope
`)
