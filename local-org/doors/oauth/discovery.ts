/** The OpenID configuration document (https://login.salesforce.com/.well-known/openid-configuration). */

import { type Answer, json, type OpenCall } from '../wire/index.ts'

const scopes =
  'address api chatter_api content custom_permissions email full id lightning offline_access openid phone profile refresh_token visualforce web'

/** GET /.well-known/openid-configuration */
export function discovery(call: OpenCall): Answer {
  const oauth = `${call.origin}/services/oauth2`
  return json({
    issuer: call.origin,
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    revocation_endpoint: `${oauth}/revoke`,
    userinfo_endpoint: `${oauth}/userinfo`,
    jwks_uri: `${call.origin}/id/keys`,
    introspection_endpoint: `${oauth}/introspect`,
    scopes_supported: scopes.split(' '),
    response_types_supported: ['code', 'token', 'token id_token'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'client_credentials',
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
      'password',
      'device',
    ],
    code_challenge_methods_supported: ['S256', 'plain'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    display_values_supported: ['page', 'popup', 'touch'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'none'],
    claims_supported: ['active', 'email', 'email_verified', 'family_name', 'given_name', 'name', 'sub', 'updated_at'],
  })
}
