/** `action:` has an action of the catalogue done. */
import { z } from 'zod'
import { calling, common, type Kind, nil, values } from './kind.ts'
import type { ActionStep } from './steps.ts'

export const actionKind: Kind<ActionStep> = {
  describe: 'Has an action done: find, create, update, upsert, query and all else in the catalogue.',
  shape: (steps) =>
    z.strictObject({
      ...common(steps),
      action: z.string().describe('Id of an action: createTask'),
      connection: z.string().optional().describe('Name of a connection; default: the trigger’s'),
      with: values.default({}).describe('Inputs of the action, by name or by API name'),
      nil,
      ...calling,
    }),
  templates: ['with'],
}
