/** Checks of the refresh token that a person's sign-in gave: places for it, and how long it lives. */
import { Problem, type ProblemCode } from '../../problems.ts'
import { soql } from '../../salesforce/index.ts'
import type { Check, Ground } from './check.ts'

/** A sixth approval of one app by one user ends the oldest. https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_request_manage.htm */
const slots = 5
/** A token that ends sooner than this is in the way. */
const soonMs = 7 * 86_400_000
const notTold = new Set<ProblemCode>([
  'object-unknown',
  'query-invalid',
  'field-unknown',
  'access-denied',
  'org-refused',
])

const withoutPerson = 'Not needed: the app signs in without a person'

export const refreshTokenChecks: Check[] = [
  {
    name: 'token-slots',
    title: 'One more sign-in ends no other one',
    async look(ground) {
      if (ground.connection.flow !== 'web') return withoutPerson
      const own = await ground.sameSignIns()
      const known = await tokensOfApp(ground)
      if (Math.max(own, known ?? 0) >= slots) throw noSlotLeft(own, known)
      return known === null
        ? `${own} of ${slots} are this server’s; the org does not tell of others`
        : `${known} of ${slots} are taken, ${own} by this server`
    },
  },
  {
    name: 'idle-life',
    title: 'The refresh token lives on',
    async look({ connection, refreshTokenEnd, now }) {
      if (connection.flow !== 'web') return withoutPerson
      const end = await refreshTokenEnd()
      if (end === null) return 'Used just now, which begins its idle life anew; the org tells no end of it'
      if (end - now() < soonMs) throw endsSoon(end)
      return `Until ${dayOf(end)}, if it is not used before; it was used just now`
    },
  },
]

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/**
 * Refresh tokens of our app for our user; null when the org does not tell. Ours was used a moment ago, so the app of the token used last is ours.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_oauthtoken.htm
 */
async function tokensOfApp({ salesforce, connection: { userId } }: Ground): Promise<number | null> {
  const query = soql`SELECT AppName FROM OauthToken WHERE UserId = ${userId} ORDER BY LastUsedDate DESC NULLS LAST LIMIT 200`
  try {
    const { records } = await salesforce.queryPage(query)
    const [ours] = records
    return ours ? records.filter((one) => one['AppName'] === ours['AppName']).length : null
  } catch (thrown) {
    if (thrown instanceof Problem && notTold.has(thrown.code)) return null
    throw thrown
  }
}

function noSlotLeft(own: number, known: number | null): Problem {
  return new Problem('conflict', {
    what: `All ${slots} refresh tokens that Salesforce keeps for one user and app are taken${known === null ? '' : `, ${own} of them by this server`}.`,
    why: 'The next sign-in of this user with this app ends the oldest token, and whoever holds it is cut off.',
    fix: 'Revoke what is not used any more (the user’s page in Setup, OAuth Apps), or give each connection its own user or app.',
  })
}

function endsSoon(end: number): Problem {
  return new Problem('reconnect-needed', {
    what: `The refresh token ends on ${dayOf(end)}.`,
    why: 'The app’s refresh token policy lets tokens end, by age or when they are idle.',
    fix: 'Set the app’s refresh token policy to "valid until revoked", then connect again; or use JWT bearer, which has no such token.',
  })
}
