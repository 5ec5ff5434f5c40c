/** New tokens for a connection, in the way its flow allows. */

import type { Flow } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import { clientCredentials, jwtBearer, type OAuthApp, refresh, type Tokens } from '../salesforce/index.ts'
import type { Base } from './base.ts'
import type { Keys } from './keys.ts'
import { getSecret } from './secrets.ts'

export async function appOf(base: Base, keys: Pick<Keys, 'id' | 'loginUrl' | 'clientId'>): Promise<OAuthApp> {
  const secret = await getSecret(base, keys.id, 'client-secret')
  return { loginUrl: keys.loginUrl, clientId: keys.clientId, clientSecret: secret?.reveal() ?? null }
}

const flows: Record<Flow, (base: Base, keys: Keys, app: OAuthApp) => Promise<Tokens>> = {
  async web(_base, { tokens }, app) {
    if (tokens?.refreshToken) return refresh(app, tokens.refreshToken)
    throw new Problem('reconnect-needed', {
      what: 'Salesforce gave no refresh token for this connection, and the session has run out.',
      fix: 'Add the scope refresh_token to the app, then connect again.',
    })
  },
  'client-credentials': (_base, _keys, app) => clientCredentials(app),
  async jwt(base, { id, username }, app) {
    const privateKey = await getSecret(base, id, 'private-key')
    if (!privateKey || !username) throw missingKey()
    return jwtBearer(app, { username, privateKey: privateKey.reveal(), now: base.now() })
  },
}

/** One try at the token door. Throws what the door says; a lost answer is `answer-lost`. */
export async function mint(base: Base, keys: Keys): Promise<Tokens> {
  return flows[keys.flow](base, keys, await appOf(base, keys))
}

function missingKey(): Problem {
  return new Problem('reconnect-needed', {
    what: 'The private key or the user of this connection is missing.',
    fix: 'Create the connection again with both.',
  })
}
