/** `stop:` ends the run. */
import { z } from 'zod'
import { common, type Kind } from './kind.ts'
import type { StopStep } from './steps.ts'

export const stopKind: Kind<StopStep> = {
  describe: 'Ends the run.',
  shape: (steps) =>
    z.strictObject({
      ...common(steps),
      stop: z.union([z.literal(true), z.string()]).describe('Ends the run; a text is the reason'),
    }),
  templates: ['stop'],
}
