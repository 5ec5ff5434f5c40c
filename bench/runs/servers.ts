/** Servers among themselves: two that share the work, one that does nothing, one that comes back. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from '../support/report.ts'
import { drain, postEvents } from './line.ts'
import type { Site } from './site.ts'
import { findIfUpsert } from './work.ts'

/** The same line worked off by one server and by two, on the same processors. */
export async function twoServers(site: Site, runs: number): Promise<Figure[]> {
  const id = await site.activate(findIfUpsert('appEvent'))
  const line = (salt: string) => drain(site, id, runs, () => postEvents(site, 'SPEED', runs, salt))
  await line('warm-one')
  const one = await line('one')
  await site.fleet.start()
  await line('warm-two')
  const two = await line('two')
  return [
    {
      name: 'two servers, the smaller share',
      value: (two.shares[0] ?? 0) * 100,
      unit: '%',
      goal: { atLeast: 35 },
    },
    {
      name: '  as fast as one, on the same two cores',
      value: two.perSecond / one.perSecond,
      unit: 'times',
      goal: { atLeast: 1 },
      note: `one ${one.perSecond.toFixed(0)}, two ${two.perSecond.toFixed(0)} runs/s`,
    },
  ]
}

/** Nothing happens; the org is polled all the same. */
export async function idle(site: Site, seconds: number): Promise<Figure[]> {
  await sleep(5000)
  const before = site.spent()
  await sleep(seconds * 1000)
  const after = site.spent()
  return [
    {
      name: 'idle server',
      value: (after.servers - before.servers) / (seconds * 10),
      unit: '% of a core',
      goal: { atMost: 1 },
      note: `PostgreSQL ${((after.postgres - before.postgres) / (seconds * 10)).toFixed(1)} %, over ${seconds} s`,
    },
  ]
}

/** Killed with runs under way and started again: until it answers, and until what lay goes on. */
export async function restart(site: Site): Promise<Figure[]> {
  const [server] = site.fleet.alive()
  assert.ok(server, 'a server was to be there, to be killed')
  await Promise.all(site.fleet.alive().map((one) => one.kill()))
  const begun = performance.now()
  await site.fleet.start(server.dataDir)
  return [
    {
      name: 'a killed server is ready again after',
      value: performance.now() - begun,
      unit: 'ms',
      goal: { atMost: 3000 },
    },
  ]
}
