/** What tells one local org from another: the two characters in its ids, and its administrator's user name. */

import { pairAfter, to18 } from './ids.ts'
import type { Org } from './org.ts'
import type { Random } from './random.ts'
import type { Row } from './schema.ts'

/** The two characters that Salesforce's ids have behind the key prefix, in an org with the number 1. */
const USUAL_INSTANCE = 'dL'
const PASSWORD = 'password'

interface Identity {
  instance: string
  admin: Pick<Org['admin'], 'username' | 'password'>
}

/** An org's own identity by its number, 1 to 999; with a random seed the first has an instance of its own, too. */
export function identityOf(number: number, seeded: Random | undefined): Identity {
  const instance = number === 1 && seeded ? seeded(2) : pairAfter(USUAL_INSTANCE, number - 1)
  const domain = `localorg${number === 1 ? '' : number}.example`
  return { instance, admin: { username: `admin@${domain}`, password: PASSWORD } }
}

/** The two characters in an id. */
export const instanceOf = (id: string): string => id.slice(3, 5)

/** The administrator of an org: its first user, as the organisation is its first row. */
export function adminOf(
  orgId: string,
  rowOf: (id: string) => Row | undefined,
): Omit<Org['admin'], 'password'> | undefined {
  const row = rowOf(to18(`005${orgId.slice(3, 15)}`) ?? '')
  return row && { id: row.Id, username: String(row['Username']) }
}
