/** Ends the run. */
import { fill, type StopStep } from '../../workflows/index.ts'
import type { Doing } from './shop.ts'
import { Stopped } from './signals.ts'

export const stopDoing: Doing<StopStep, { reason: string }> = {
  async result({ step, at }) {
    const given = typeof step.stop === 'string' ? await fill(step.stop, at.scope) : (step.title ?? step.id)
    return { reason: String(given) }
  },
  follow(_turn, { reason }) {
    throw new Stopped(reason)
  },
}
