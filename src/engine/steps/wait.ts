/** Waits for a time or an event, through restarts: the run is laid aside and costs nothing meanwhile. */
import { Problem } from '../../problems.ts'
import { fill, type WaitStep } from '../../workflows/index.ts'
import type { Branch } from './branch.ts'
import { lookAgainIn } from './look-again.ts'
import type { Doing } from './shop.ts'
import { Parked } from './signals.ts'
import { eventFor } from './wait-event.ts'

interface Waited {
  /** ISO. */
  until: string
}

/** The database's clock wakes the run, ours judges: a difference this small is no reason to wait again. */
const closeEnoughMs = 20

export const waitDoing: Doing<WaitStep> = {
  async result({ step, at, shop, entry }) {
    const begun = at.run.journalled.get(entry.path)
    const waited = begun?.status === 'waiting' ? (begun.output as Waited) : null
    const now = shop.clock.now()
    let end = waited ? Date.parse(waited.until) : await endOfWait(step, at, now)
    if (begun && waited) {
      entry.startedAt = begun.startedAt.getTime()
      const setBackMs = entry.startedAt - now
      // Our clock shows less than when the wait began: it is no longer for that. A time of day is waited for as the clock shows it.
      if (setBackMs > 0 && !('until' in step.wait)) {
        end -= setBackMs
        entry.startedAt = now
      }
    }
    const output = { until: new Date(end).toISOString() }
    const forEvent = 'event' in step.wait
    const event = 'event' in step.wait && (await eventFor(step.wait, at, shop, entry))
    if (event) return { happened: true, ...event }
    const left = end - now
    if (left <= closeEnoughMs) return forEvent ? { happened: false, ...output } : output
    shop.journal.note(at.run, { ...entry, status: 'waiting', output })
    throw new Parked(forEvent ? Math.min(left, lookAgainIn(entry, shop.clock)) : left)
  },
}

async function endOfWait({ id, wait }: WaitStep, { scope }: Branch, now: number): Promise<number> {
  const isTimed = !('until' in wait)
  const given = await fill('until' in wait ? wait.until : 'event' in wait ? wait.timeoutSeconds : wait.seconds, scope)
  const end = isTimed ? now + Number(given) * 1000 : Date.parse(String(given))
  if (Number.isFinite(end) && Math.abs(end) < 8.64e15) return end
  throw new Problem('input-invalid', {
    what: `The step "${id}" shall wait ${isTimed ? 'for' : 'until'} "${String(given)}".`,
    fix: isTimed ? 'Give a number of seconds.' : 'Give a time such as 2030-01-31T09:00:00Z.',
  })
}
