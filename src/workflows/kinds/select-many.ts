/** `selectMany:` runs its steps for each item of a list. */
import { z } from 'zod'
import { common, type Kind } from './kind.ts'
import type { SelectManyStep } from './steps.ts'

export const selectManyKind: Kind<SelectManyStep> = {
  describe: 'Runs its steps for each item of a list, many at a time.',
  shape: (steps) =>
    z.strictObject({
      ...common(steps),
      selectMany: z
        .union([z.string(), z.array(z.unknown())])
        .describe('A list; the steps run for each entry, which is json.item, its place json.index'),
      concurrency: z
        .number()
        .int()
        .min(1)
        .max(500)
        .default(50)
        .describe('Items under way at once; what they ask for at the same time goes out in one call'),
      collect: z
        .string()
        .default('all')
        .describe(
          'What json.<id> is: all (results of each item), none (only how many), or a template filled for each item. Lists over 10,000 need none or a template',
        ),
      steps: steps.describe('Steps to run for each item'),
    }),
  templates: ['selectMany'],
  inside: (step) => [{ at: ['steps'], steps: step.steps, names: ['item', 'index'], closed: true }],
}
