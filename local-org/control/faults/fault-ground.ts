/** What fault rules ask of the org: its time, and whose call it is. */
import { type Request, tokenOf } from '../../doors/index.ts'
import type { Org } from '../../org/index.ts'
import type { FaultGround } from './faults.ts'

export function faultGround(org: Org): FaultGround {
  return {
    now: () => org.clock.now(),
    userOf(request: Request) {
      const token = tokenOf(request)
      const userId = token === undefined ? undefined : org.accounts.session(token)?.userId
      if (userId === undefined) return []
      return [userId, String(org.as(userId).table('User').get(userId)?.['Username'] ?? '')]
    },
  }
}
