/** The checks of "test connection", in the order in which one finds out what is wrong. */
import { z } from 'zod'
import { Problem } from '../problems.ts'
import { longId, type Salesforce } from '../salesforce/index.ts'
import { apiVersion, type Connection, type ConnectionCheck } from './connection.ts'

interface Check {
  name: string
  title: string
  /** The detail when all is well; throws the Problem when not. */
  look(salesforce: Salesforce, connection: Connection, now: number): Promise<string>
}

const versions = z.array(z.object({ version: z.string() }))
/** Sign-in assertions and windows of changes suffer beyond this. */
const mostSkewMs = 60_000

const checks: Check[] = [
  {
    name: 'session',
    title: 'The session works, or can be renewed',
    async look(salesforce, { instanceUrl }) {
      await salesforce.call({ method: 'GET', path: '' })
      return `${instanceUrl} accepts the session`
    },
  },
  {
    name: 'identity',
    title: 'It is the expected org and user',
    async look(salesforce, { orgId }) {
      const who = await salesforce.identity()
      if (orgId && longId(who.orgId) !== orgId) throw wrongOrg(orgId, who.orgId)
      return `${who.displayName} (${who.username}) in org ${longId(who.orgId)}`
    },
  },
  {
    name: 'version',
    title: 'The org speaks our API version',
    async look(salesforce) {
      const { body } = await salesforce.call({ method: 'GET', path: '/services/data' })
      const offered = versions
        .catch([])
        .parse(body)
        .map(({ version }) => version)
      if (!offered.includes(apiVersion)) throw wrongVersion(offered)
      return `v${apiVersion}; the org offers up to v${offered.at(-1)}`
    },
  },
  {
    name: 'allowance',
    title: 'API calls are left',
    async look(salesforce) {
      const daily = (await salesforce.limits())['DailyApiRequests']
      if (!daily) return 'The org does not tell its limit'
      if (daily.Remaining <= 0) throw noCallsLeft(daily.Max)
      return `${daily.Remaining} of ${daily.Max} calls are left in 24 hours`
    },
  },
  {
    name: 'describe',
    title: 'Objects and fields can be read',
    async look(salesforce) {
      const queryable = (await salesforce.describeGlobal()).filter((object) => object.queryable)
      const some = queryable.find(({ name }) => name === 'Account') ?? queryable[0]
      if (!some) throw noObjects()
      const { fields } = await salesforce.describe(some.name)
      return `${queryable.length} objects; ${some.name} shows ${fields.length} fields`
    },
  },
  {
    name: 'clock',
    title: 'Our clock and the org’s agree',
    async look(salesforce, _connection, now) {
      const { headers } = await salesforce.call({ method: 'GET', path: '/services/data' })
      const skewMs = Math.abs(Date.parse(headers['date'] ?? '') - now)
      if (Number.isNaN(skewMs)) return 'The org does not tell its time'
      if (skewMs > mostSkewMs) throw wrongClock(skewMs)
      return skewMs < 2000 ? 'No difference' : `${Math.round(skewMs / 1000)} s apart`
    },
  },
]

/** All checks; once there is no session the others are not tried. Never throws. */
export async function runChecks(
  salesforce: Salesforce,
  connection: Connection,
  now: () => number,
): Promise<ConnectionCheck[]> {
  const done: ConnectionCheck[] = []
  for (const { name, title, look } of checks) {
    const dead = done[0]?.ok === false
    const result = dead ? { ok: false, detail: 'Not tried' } : await tried(() => look(salesforce, connection, now()))
    done.push({ name, title, problem: null, ...result })
  }
  return done
}

async function tried(look: () => Promise<string>): Promise<Omit<ConnectionCheck, 'name' | 'title'>> {
  try {
    return { ok: true, detail: await look(), problem: null }
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    return { ok: false, detail: thrown.details.what, problem: thrown.toJSON() }
  }
}

function wrongOrg(expected: string, got: string): Problem {
  return new Problem('conflict', {
    what: `The session belongs to org ${got}, the connection to org ${expected}.`,
    fix: 'Connect again as a user of the right org.',
  })
}

function wrongVersion(offered: string[]): Problem {
  return new Problem('org-refused', {
    what: `The org does not speak API version ${apiVersion}${offered.length > 0 ? `, only up to ${offered.at(-1)}` : ''}.`,
    fix: 'Update Rainmaker, or the local org.',
  })
}

function noCallsLeft(max: number): Problem {
  return new Problem('limit-reached', {
    what: `All ${max} API calls of 24 hours are used up.`,
    fix: 'See who uses them, poll less often, or buy more.',
  })
}

function noObjects(): Problem {
  return new Problem('access-denied', {
    what: 'The connected user can read no object at all.',
    fix: 'Have an administrator give object permissions to the user.',
  })
}

function wrongClock(skewMs: number): Problem {
  return new Problem('setting-invalid', {
    what: `This server’s clock and the org’s are ${Math.round(skewMs / 1000)} s apart.`,
    fix: 'Set this server’s clock by NTP.',
  })
}
