/** Lets the run, or the item of a list, go on only when a condition holds. */
import { type FilterStep, truth } from '../../workflows/index.ts'
import type { Doing } from './shop.ts'
import { Filtered } from './signals.ts'

interface Verdict {
  passed: boolean
}

export const filterDoing: Doing<FilterStep> = {
  async result(step, at, _shop, entry): Promise<Verdict> {
    entry.input = { filter: step.filter }
    return { passed: await truth(step.filter, at.scope) }
  },
  follow(step, output) {
    if (!(output as Verdict).passed) throw new Filtered(step.title ?? step.id)
  },
}
