/** Registration of clients by themselves (OpenID Connect Dynamic Client Registration): for those an administrator gave a token for it. */

import { OrgError } from '../../org/index.ts'
import type { Answer, OpenCall } from '../wire/index.ts'

/** POST /services/oauth2/register. Nobody can have such a token here. */
export function register(call: OpenCall): Answer {
  const words = call.headers['authorization'] === undefined ? 'initial access token required' : 'invalid access token'
  throw new OrgError('invalid_token', words, { status: 401, unsupported: 'dynamic client registration' })
}
