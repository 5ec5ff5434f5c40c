/** `filter:` lets the run, or the item of a list, go on only when a condition holds. */
import { z } from 'zod'
import { common, type Kind } from './kind.ts'
import type { FilterStep } from './steps.ts'

export const filterKind: Kind<FilterStep> = {
  describe: 'Goes on only when a condition holds.',
  shape: (steps) =>
    z.strictObject({
      ...common(steps),
      filter: z.string().describe('Go on only when this is true; else the run, or the item of a list, ends here'),
    }),
  templates: [],
  conditions: ['filter'],
}
