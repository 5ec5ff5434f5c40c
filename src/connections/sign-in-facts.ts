/** What only we know of a person's sign-in, for the checks of a connection. */
import { type OAuthApp, tokenEnd } from '../salesforce/index.ts'
import { rowsOf } from '../store/index.ts'
import type { Base } from './base.ts'
import type { Ground } from './checks/index.ts'
import { loadKeys } from './keys.ts'
import { appOf } from './mint.ts'

/** Those that were ended or never begun hold no token. */
const alike = `
select count(*) as alike from connection own join connection other on other.flow = 'web'
  and other.client_id = own.client_id and other.user_id = own.user_id and other.org_id = own.org_id
  and other.status not in ('new', 'revoked')
where own.id = $1`

export function signInFacts(base: Base, id: string): Pick<Ground, 'sameSignIns' | 'refreshTokenEnd'> {
  return {
    async sameSignIns() {
      const [row] = await rowsOf<{ alike: number }>(base.db, alike, [id])
      return row?.alike ?? 0
    },
    async refreshTokenEnd() {
      const keys = await loadKeys(base, base.db, id)
      const token = keys.tokens?.refreshToken
      if (!token) return null
      const app: OAuthApp = await appOf(base, keys)
      return tokenEnd(app, token)
    },
  }
}
