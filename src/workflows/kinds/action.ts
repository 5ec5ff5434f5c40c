/** `action:` has an action of the catalogue done. */
import { z } from 'zod'
import type { Nil } from '../nil.ts'
import { calling, common, type Kind, nil, type Retry, type StepBase, values } from './kind.ts'

export type ActionStep = StepBase & {
  action: string
  connection?: string | undefined
  with: Record<string, unknown>
  nil?: Nil | undefined
  retry?: Retry | undefined
  timeoutMs?: number | undefined
}

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
