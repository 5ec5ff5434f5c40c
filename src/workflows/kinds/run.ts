/** `run:` runs another workflow as a part of this one. */
import { z } from 'zod'
import { common, type Kind, values } from './kind.ts'
import type { RunStep } from './steps.ts'

export const runKind: Kind<RunStep> = {
  describe: 'Runs another workflow and waits for its end; its results are json.<id>.results.',
  shape: (steps) =>
    z.strictObject({
      ...common(steps),
      run: z
        .string()
        .describe('Name of a workflow; its newest version runs, active or not, and this step waits for its end'),
      with: values.default({}).describe('What its templates read as json'),
    }),
  templates: ['run', 'with'],
}
