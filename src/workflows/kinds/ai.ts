/** `ai:` has a language model read data and answer in a shape of our choice. */
import { z } from 'zod'
import { calling, common, type Kind } from './kind.ts'
import type { AiStep } from './steps.ts'

const call = z
  .strictObject({
    do: z
      .enum(['extract', 'analyse', 'recommend', 'answer'])
      .default('answer')
      .describe(
        'extract: json.<id>.items. analyse: summary and findings. recommend: choice among options, and reason. answer: what output says, else text',
      ),
    prompt: z.string().optional().describe('What is to be found, judged or written'),
    input: z.unknown().describe('What the model reads: any value. It is data to it, not instructions'),
    options: z
      .union([z.string(), z.array(z.unknown())])
      .optional()
      .describe('Of recommend: the values it may choose from'),
    output: z.record(z.string(), z.unknown()).optional().describe('JSON Schema of the answer; of extract: of one item'),
    model: z.string().optional().describe('Default: RAINMAKER_AI_MODEL'),
    maxTokens: z.number().int().min(1).max(100_000).default(2_000).describe('Longest answer'),
  })
  .refine((given) => given.do !== 'answer' || given.prompt !== undefined, { message: 'Give a prompt' })
  .refine((given) => given.do !== 'recommend' || given.options !== undefined, { message: 'Give options' })

export const aiKind: Kind<AiStep> = {
  describe: 'Has a language model read data and answer in a shape you choose.',
  shape: (steps) => z.strictObject({ ...common(steps), ai: call.describe('What is asked of the model'), ...calling }),
  templates: ['ai'],
}
