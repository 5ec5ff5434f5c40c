/** Lets the run, or the item of a list, go on only when a condition holds. */
import { type FilterStep, truth } from '../../workflows/index.ts'
import type { Doing } from './shop.ts'
import { Filtered } from './signals.ts'

export const filterDoing: Doing<FilterStep, { passed: boolean }> = {
  async result({ step, at, entry }) {
    entry.input = { filter: step.filter }
    return { passed: await truth(step.filter, at.scope) }
  },
  follow({ step }, { passed }) {
    if (!passed) throw new Filtered(step.title ?? step.id)
  },
}
