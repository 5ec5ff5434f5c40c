/** `if:` goes into the first branch whose condition holds. */
import { z } from 'zod'
import { common, type Kind } from './kind.ts'
import type { IfStep } from './steps.ts'

const condition = z.string().describe('A Liquid expression: json.findAccount.id and json.Amount > 1000')

export const ifKind: Kind<IfStep> = {
  describe: 'Goes into the first branch whose condition holds.',
  shape: (steps) =>
    z.strictObject({
      ...common(steps),
      if: condition,
      then: steps.describe('Steps to run when it holds'),
      elseIf: z
        .array(z.strictObject({ if: condition, then: steps.describe('Steps to run when this one holds') }))
        .optional()
        .describe('Further conditions, tried in turn'),
      else: steps.optional().describe('Steps to run when none holds'),
    }),
  templates: [],
  conditions: ['if', 'elseIf'],
  inside: (step) => [
    { at: ['then'], steps: step.then },
    ...(step.elseIf ?? []).map((way, index) => ({ at: ['elseIf', index, 'then'], steps: way.then })),
    { at: ['else'], steps: step.else ?? [] },
  ],
}
