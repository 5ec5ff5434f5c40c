/** What the ready-made tasks ask of a model, and the shape of their answers. */
import type { JsonSchema } from './schema/index.ts'

export interface Preset {
  instruction: string
  /** @param output the shape the workflow gives: of extract that of one item */
  answer(output: JsonSchema | undefined, options: unknown[]): JsonSchema
}

const text = (description: string): JsonSchema => ({ type: 'string', description })

function record(properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false }
}

const todo = record(
  {
    title: text('What is to be done, in a few words'),
    description: text('All that is known about it'),
    dueDate: { type: 'string', format: 'date', description: 'By when, as YYYY-MM-DD; left out when nobody said' },
  },
  ['title', 'description'],
)

export const presets = {
  extract: {
    instruction: 'List what the data holds of what is asked for. Take everything there is, invent nothing.',
    answer: (output) => record({ items: { type: 'array', items: output ?? todo } }),
  },
  analyse: {
    instruction: 'Judge the data with regard to what is asked. Each finding rests on something the data says.',
    answer: (output) =>
      output ??
      record({
        summary: text('The judgement in two or three sentences'),
        findings: { type: 'array', items: text('One thing the data shows') },
      }),
  },
  recommend: {
    instruction: 'Recommend one of the options. Where the data supports none of them, the choice is null.',
    answer: (output, options) =>
      output ??
      record({
        choice: { enum: [...options, null], description: 'One of the options, exactly as it is written, or null' },
        reason: text('Why, in two or three sentences'),
        confidence: { type: 'number', minimum: 0, maximum: 1, description: '0: a guess, 1: the data says so' },
      }),
  },
  answer: {
    instruction: 'Do what is asked with the data.',
    answer: (output) => output ?? record({ text: text('The answer') }),
  },
} satisfies Record<string, Preset>

export type PresetName = keyof typeof presets
