/** Has a language model read data. */
import type { JsonSchema } from '../../ai/index.ts'
import { Problem } from '../../problems.ts'
import { type AiStep, fill } from '../../workflows/index.ts'
import type { RunUnderWay } from '../runs/run.ts'
import type { Branch } from './branch.ts'
import { callOut } from './call-out.ts'
import type { Doing, Shop } from './shop.ts'
import { spendOf } from './token-count.ts'

const timeoutMs = 120_000

export const aiDoing: Doing<AiStep> = {
  async result({ step, at, shop, entry }) {
    const { ai } = step
    const asked = await askedOf(step, at)
    entry.input = { do: ai.do, ...asked }
    const { run } = at
    const output = ai.output as JsonSchema | undefined
    const send = async () => {
      const spend = await spendOf(run, shop)
      const { value, usage } = await shop.ai.ask({
        ...{ ...asked, do: ai.do, output, model: ai.model, maxTokens: ai.maxTokens },
        tokensLeft: limitOf(run, shop) - spend.tokens,
        signal: AbortSignal.timeout(step.timeoutMs ?? timeoutMs),
        onSpent: (tokens) => {
          spend.tokens += tokens
        },
      })
      return { ...value, usage }
    }
    return callOut({ run, entry, retry: step.retry, writeClass: null, what: 'the language model', send }, shop)
  },
}

async function askedOf({ id, ai }: AiStep, { scope }: Branch) {
  const { prompt = '', input = null, options = [] } = ai
  const filled = (await fill({ prompt, input, options }, scope)) as Record<string, unknown>
  const choices = filled['options'] ?? []
  if (Array.isArray(choices)) {
    return { prompt: String(filled['prompt']), input: filled['input'] ?? null, options: choices as unknown[] }
  }
  throw new Problem('input-invalid', {
    what: `The options of the step "${id}" are no list.`,
    fix: 'Name a value that is a list, such as {{ json.statuses.values }}.',
    field: 'options',
  })
}

function limitOf({ workflow }: RunUnderWay, shop: Shop): number {
  return Math.min(workflow.document.limits?.aiTokens ?? Infinity, shop.aiTokens)
}
