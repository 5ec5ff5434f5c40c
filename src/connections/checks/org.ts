/** Checks of the org: version, allowances, objects, clock. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { apiVersion } from '../api-version.ts'
import type { Check } from './check.ts'

const versions = z.array(z.object({ version: z.string() }))
/** Sign-in assertions and windows of changes suffer beyond this. */
const mostSkewMs = 60_000
/** Names of the org's event allowances, which differ by edition. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm */
const deliveryLimits = ['DailyDeliveredPlatformEvents', 'MonthlyPlatformEventsUsageEntitlement']
const publishLimits = [
  'HourlyPublishedPlatformEvents',
  'HourlyPublishedStandardVolumePlatformEvents',
  'DailyStandardVolumePlatformEvents',
]

export const orgChecks: Check[] = [
  {
    name: 'version',
    title: 'The org speaks our API version',
    async look({ salesforce }) {
      const { body } = await salesforce.call({ method: 'GET', path: '/services/data' })
      const read = versions.catch([]).parse(body)
      const offered = read.map(({ version }) => version)
      if (!offered.includes(apiVersion)) throw wrongVersion(offered)
      return `v${apiVersion}; the org offers up to v${offered.at(-1)}`
    },
  },
  {
    name: 'allowance',
    title: 'API calls are left',
    async look({ salesforce }) {
      const daily = (await salesforce.limits())['DailyApiRequests']
      if (!daily) return 'The org does not tell its limit'
      if (daily.Remaining <= 0) throw noCallsLeft(daily.Max)
      return `${daily.Remaining} of ${daily.Max} calls are left in 24 hours`
    },
  },
  { name: 'events', title: 'Events can still be delivered', look: eventsLeft(deliveryLimits, noEventsLeft) },
  { name: 'publishing', title: 'Events can still be published', look: eventsLeft(publishLimits, noPublishingLeft) },
  {
    name: 'describe',
    title: 'Objects and fields can be read',
    async look({ salesforce }) {
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
    async look({ salesforce, now }) {
      const { headers } = await salesforce.call({ method: 'GET', path: '/services/data' })
      const skewMs = Math.abs(Date.parse(headers['date'] ?? '') - now())
      if (Number.isNaN(skewMs)) return 'The org does not tell its time'
      if (skewMs > mostSkewMs) throw wrongClock(skewMs)
      return skewMs < 2000 ? 'No difference' : `${Math.round(skewMs / 1000)} s apart`
    },
  },
]

interface EventLimit {
  name: string
  Max: number
  Remaining: number
}

/** Tells what is left of those the org has; one that is used up is the refusal. */
function eventsLeft(names: string[], refusal: (used: EventLimit) => Problem): Check['look'] {
  return async ({ salesforce }) => {
    const limits = await salesforce.limits()
    const all = names.flatMap((name): EventLimit[] => (limits[name] ? [{ name, ...limits[name] }] : []))
    const had = all.filter(({ Max }) => Max > 0)
    const used = had.find(({ Remaining }) => Remaining <= 0)
    if (used) throw refusal(used)
    const told = had.map(({ name, Max, Remaining }) => `${Remaining} of ${Max} are left (${name})`)
    return told.join(', ') || 'The org does not tell its limit'
  }
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

function noPublishingLeft({ name, Max }: EventLimit): Problem {
  return new Problem('event-limit-reached', {
    what: `All ${Max} events that may be published are used up (${name}).`,
    why: 'Steps that create platform events are refused until the hour or the day is over.',
    fix: 'See who publishes (the event usage in Setup), publish fewer, or buy more.',
  })
}

function noEventsLeft({ name, Max: max }: EventLimit): Problem {
  return new Problem('event-limit-reached', {
    what: `All ${max} event deliveries of the org are used up (${name}).`,
    fix: 'Have fewer subscribers, filter the channel, or buy more; polling goes on meanwhile.',
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
