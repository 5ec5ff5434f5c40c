/** How often one caller, or one address of nobody we know, may ask. */
import type { RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../problems.ts'
import type { Route } from './route.ts'

/** A minute, as a share of the setting. */
const shares: Record<NonNullable<Route['rate']> | 'usual', number> = { guessing: 1 / 40, usual: 1, intake: 100 }

export function limitOf(route: Pick<Route, 'rate'>, requestsAMinute: number): RateLimitOptions {
  const rate = route.rate ?? 'usual'
  return {
    max: Math.max(1, Math.ceil(requestsAMinute * shares[rate])),
    timeWindow: 60_000,
    groupId: rate,
    keyGenerator: ({ ip, caller }: FastifyRequest) =>
      rate === 'guessing' || caller.kind === 'guest' ? `address ${ip}` : `${caller.kind} ${caller.id}`,
    // Whoever runs the server is not kept from it.
    allowList: ({ caller }: FastifyRequest) => caller.kind === 'server',
    errorResponseBuilder: (_request, { max, ttl }) =>
      new Problem('too-many', {
        what: `More than ${max} requests in a minute.`,
        fix: `Go on in ${Math.ceil(ttl / 1000)} s; ask for more at once rather than more often.`,
      }),
  }
}
