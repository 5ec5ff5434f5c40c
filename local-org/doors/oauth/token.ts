/** The token endpoint: one grant per grant type. */

import { OrgError } from '../../org/index.ts'
import type { Answer, OpenCall } from '../wire/index.ts'
import { startDevice } from './device.ts'
import { readForm } from './form.ts'
import { authorizationCode } from './grants/authorization-code.ts'
import { clientCredentials } from './grants/client-credentials.ts'
import { device } from './grants/device.ts'
import type { Grant } from './grants/grant.ts'
import { hybrid } from './grants/hybrid.ts'
import { jwtBearer } from './grants/jwt-bearer.ts'
import { password } from './grants/password.ts'
import { refreshToken } from './grants/refresh-token.ts'
import { samlBearer } from './grants/saml-bearer.ts'
import { inFormat } from './token-format.ts'

const grants: Record<string, Grant> = {
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
  client_credentials: clientCredentials,
  password,
  device,
  hybrid_auth_code: hybrid(authorizationCode),
  hybrid_refresh: hybrid(refreshToken),
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
  'urn:ietf:params:oauth:grant-type:saml2-bearer': samlBearer,
}

/** Grants that Salesforce has where somebody set them up. */
const lacking = new Set(['urn:ietf:params:oauth:grant-type:token-exchange', 'assertion'])

/** POST /services/oauth2/token */
export function token(call: OpenCall): Answer {
  return inFormat(call, () => granted(call))
}

function granted(call: OpenCall): Answer {
  const form = readForm(call)
  if (form.get('response_type') === 'device_code') return startDevice(call, form)
  const type = form.get('grant_type') ?? ''
  const grant = grants[type]
  if (!grant) {
    const named = lacking.has(type) ? { unsupported: `grant type ${type}` } : {}
    throw new OrgError('unsupported_grant_type', 'grant type not supported', named)
  }
  return grant(call, form)
}
