/** Ends the run. */
import { fill, type StopStep } from '../../workflows/index.ts'
import type { Doing } from './shop.ts'
import { Stopped } from './signals.ts'

export const stopDoing: Doing<StopStep> = {
  async result(step, at) {
    const given = typeof step.stop === 'string' ? await fill(step.stop, at.scope) : (step.title ?? step.id)
    return { reason: String(given) }
  },
  follow(_step, output) {
    throw new Stopped((output as { reason: string }).reason)
  },
}
