/** The OpenID configuration document (https://login.salesforce.com/.well-known/openid-configuration). */

import { type Answer, json, type OpenCall } from '../wire/index.ts'

const scopes =
  'id api web full chatter_api visualforce refresh_token openid profile email address phone offline_access custom_permissions wave_api eclair_api lightning content pardot_api cdp_profile_api cdp_query_api sfap_api mcp_api'
const claims =
  'active address email email_verified family_name given_name is_app_installed language locale name nickname organization_id phone_number phone_number_verified photos picture preferred_username profile sub updated_at urls user_id user_type zoneinfo'

/** Where OpenID Connect logs a browser out. */
export const logoutPath = '/services/auth/idp/oidc/logout'

/** GET /.well-known/openid-configuration. Members as recorded: fewer grants than there are. */
export function discovery(call: OpenCall): Answer {
  const oauth = `${call.origin}/services/oauth2`
  return json({
    issuer: call.origin,
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    revocation_endpoint: `${oauth}/revoke`,
    userinfo_endpoint: `${oauth}/userinfo`,
    jwks_uri: `${call.origin}/id/keys`,
    register_endpoint: `${oauth}/register`,
    introspection_endpoint: `${oauth}/introspect`,
    end_session_endpoint: `${call.origin}${logoutPath}`,
    scopes_supported: scopes.split(' '),
    response_types_supported: ['code', 'token', 'token id_token'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    display_values_supported: ['page', 'popup', 'touch'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    claims_supported: claims.split(' '),
  })
}
