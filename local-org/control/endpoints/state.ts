/** A look at the whole: who, how much, how late, what is switched on. */

import { endpoint, nothing } from '../endpoint.ts'

export const endpoints = [
  endpoint({
    method: 'GET',
    path: '/state',
    summary: 'The org at a glance: ids, clock, seed, record counts, API allowance, sessions of the change log, faults',
    input: nothing,
    run({ instance, faults, ledger, seedName, seeds }) {
      const { org } = instance
      const view = org.as(org.admin.id)
      const inUse = [...view.objects()].filter(({ further }) => further?.read !== false)
      const counts = inUse.map(({ name }) => [name, view.table(name).size] as const)
      return {
        orgId: org.id,
        userId: org.admin.id,
        apiVersion: instance.apiVersion,
        now: new Date(org.clock.now()).toISOString(),
        seed: seedName(),
        seeds: [...seeds.keys()],
        records: Object.fromEntries(counts.filter(([, size]) => size > 0)),
        apiUsage: org.spend(undefined, 0),
        lastCommit: org.changes.last,
        faults: faults.list().length,
        calls: ledger.totals({}).calls,
        memoryMb: Math.round(process.memoryUsage().rss / 1e6),
      }
    },
  }),
]
