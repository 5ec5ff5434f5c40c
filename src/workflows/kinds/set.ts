/** `set:` names values for later steps. */
import { z } from 'zod'
import { common, type Kind, values } from './kind.ts'
import type { SetStep } from './steps.ts'

export const setKind: Kind<SetStep> = {
  describe: 'Names values for later steps.',
  shape: (steps) =>
    z.strictObject({ ...common(steps), set: values.describe('Names and values later steps can read as json.<name>') }),
  templates: ['set'],
  names: (step) => Object.keys(step.set),
}
