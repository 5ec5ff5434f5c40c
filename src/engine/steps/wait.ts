/** Waits for a time, through restarts: the run is laid aside and costs nothing meanwhile. */
import { Problem } from '../../problems.ts'
import { fill, type WaitStep } from '../../workflows/index.ts'
import type { Branch } from './branch.ts'
import type { Doing } from './shop.ts'
import { Parked } from './signals.ts'

interface Waited {
  /** ISO. */
  until: string
}

/** The database's clock wakes the run, ours judges: a difference this small is no reason to wait again. */
const closeEnoughMs = 20

async function endOfWait({ id, wait }: WaitStep, at: Branch, now: number): Promise<number> {
  const isTimed = 'seconds' in wait
  const given = await fill(isTimed ? wait.seconds : wait.until, at.scope)
  const end = isTimed ? now + Number(given) * 1000 : Date.parse(String(given))
  if (Number.isFinite(end)) return end
  throw new Problem('input-invalid', {
    what: `The step "${id}" shall wait ${isTimed ? 'for' : 'until'} "${String(given)}".`,
    fix: isTimed ? 'Give a number of seconds.' : 'Give a time such as 2030-01-31T09:00:00Z.',
  })
}

export const waitDoing: Doing<WaitStep> = {
  async result(step, at, shop, entry): Promise<Waited> {
    const now = shop.clock.now()
    const begun = at.run.journalled.get(entry.path)
    const waited = begun?.status === 'waiting' ? (begun.output as Waited) : null
    if (begun && waited) entry.startedAt = begun.startedAt.getTime()
    const end = waited ? Date.parse(waited.until) : await endOfWait(step, at, now)
    const output = { until: new Date(end).toISOString() }
    if (end - now <= closeEnoughMs) return output
    shop.journal.note(at.run, { ...entry, status: 'waiting', output })
    throw new Parked(end - now)
  },
}
