/** What can go wrong, each as rules of the local org's switchboard. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Storm } from './drain.ts'
import { everyKind, plain, type Stage } from './stage.ts'

const ours = { client: 'Rainmaker' }

/** Paths of the calls that steps of the workflow `everyKind` make. */
const kinds = ['/query', '/search', '/composite$', '/composite/sobjects', '/sobjects/[^/]+$', '/Soap/']

const every = <T>(list: T[], n: number) => list.filter((_, at) => at % n === 0)

export function storms(leads: number): Storm[] {
  const few = Math.min(leads, 200)
  return [
    { name: 'calm', workflow: plain, leads },
    {
      name: '503 to every call for 3 s',
      workflow: plain,
      leads,
      begin: ({ org }) => org.control.fault({ effect: 'unavailable', match: ours, times: 0 }),
      meanwhile: ({ org }) => sleep(3000).then(() => org.control.clearFaults()),
    },
    {
      name: 'every fifth row locked once',
      workflow: plain,
      leads,
      begin: ({ org }, ids) =>
        org.control.post(
          '/faults',
          every(ids, 5).map((row) => ({ effect: 'lock', match: { row }, times: 1 })),
        ),
    },
    {
      name: 'every twentieth row refused',
      workflow: plain,
      leads,
      bad: { every: 20, code: 'validation-rule' },
      begin: ({ org }, ids) =>
        org.control.post(
          '/faults',
          every(ids, 20).map((row) => ({
            ...{ effect: 'row-error', match: { row }, times: 0 },
            ...{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not with this one.' },
          })),
        ),
    },
    {
      name: 'session ended at every fifth call',
      workflow: plain,
      leads,
      begin: ({ org }) =>
        org.control.fault({ effect: 'expired-token', match: { ...ours, call: everyFifth }, times: 0 }),
    },
    {
      name: 'allowance used up, then raised',
      workflow: plain,
      leads,
      begin: ({ org }) => org.control.limit({ max: 100_000, used: 99_995 }),
      meanwhile: untilParkedThenRaised,
    },
    { name: 'calm, every kind of call', workflow: everyKind, leads: few },
    {
      name: 'session ended before every kind of call',
      workflow: everyKind,
      leads: few,
      begin: ({ org }) =>
        org.control.post(
          '/faults',
          kinds.map((path) => ({ effect: 'expired-token', match: { ...ours, path, call: 1 } })),
        ),
    },
  ]
}

const everyFifth = Array.from({ length: 200 }, (_, n) => 5 * n + 1)

const waiting = "select count(*) as n from run where status = 'waiting' and problem->>'code' = 'limit-reached'"
const open = "select count(*) as n from run where status in ('queued', 'running')"

/** The next question whether there is room again comes up to six minutes later: that moment is moved to now. */
async function untilParkedThenRaised({ org, ground }: Stage): Promise<void> {
  const count = async (text: string) => (await ground.store.pool.query<{ n: number }>(text)).rows[0]?.n ?? 0
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
    if ((await count(waiting)) > 0 && (await count(open)) === 0) break
  }
  await org.control.limit({ max: 1_000_000, used: 0 })
  await ground.store.pool.query('update allowance set probe_at = now()')
}
