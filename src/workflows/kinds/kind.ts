/** What a kind of step is: the word that marks it, its shape, what of it holds templates, and the steps inside it. */
import { z } from 'zod'
import type { Step } from './steps.ts'

/** Where something stands in a document: ['steps', 2, 'with', 'subject']. */
export type Path = (string | number)[]

/** One list of steps inside a step. */
export interface Inside {
  at: Path
  steps: Step[]
  /** Names that can be read in there besides all that can be read outside. */
  names?: string[]
  /** Its results cannot be read behind it: it runs once for each item. */
  closed?: true
}

export interface Kind<S extends Step> {
  /** One sentence for editors and pages. */
  describe: string
  /** `steps` is the shape of a list of steps, for kinds that hold some. */
  shape(steps: z.ZodType): z.ZodObject
  /** Fields that hold templates anywhere inside. */
  templates: string[]
  /** Fields that are a condition each. */
  conditions?: string[]
  inside?(step: S): Inside[]
  /** Names later steps can read besides the step's id. */
  names?(step: S): string[]
}

export const stepName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'Letters, digits and _ only, beginning with a letter')

/** Values may hold Liquid anywhere inside: `{{ json.Email }}`. A value that is one single expression keeps its type. */
export const values = z.record(z.string(), z.unknown())

/** What every step may have. */
export const common = (steps: z.ZodType) => ({
  id: stepName.describe('Name of the step; later steps read its result as json.<id>'),
  title: z.string().optional().describe('What lists and pictures show instead of the id'),
  onError: z
    .enum(['stop', 'continue'])
    .default('stop')
    .describe('stop: the run fails. continue: the next step runs; the Problem is at json.<id>.problem'),
  catch: steps
    .optional()
    .describe('Steps to run when this one failed for good; they read the Problem as json.error. Then the run goes on'),
})

/** Of steps that ask somebody else. */
export const calling = {
  retry: z
    .strictObject({
      times: z.number().int().min(0).max(20).default(5).describe('Attempts after the first'),
      firstDelayMs: z.number().int().min(0).default(1000).describe('Doubled each time, with chance in it'),
    })
    .optional()
    .describe('How often failures that may pass are tried again'),
  timeoutMs: z.number().int().positive().max(3_600_000).optional().describe('How long one attempt may take'),
}

const nilWord = z.enum(['skip', 'null', 'fail'])

export const nil = z
  .union([nilWord, z.record(z.string(), nilWord)])
  .optional()
  .describe(
    'When a value is absent or null: skip leaves it out, null empties the field, fail ends the step. One word for all, or by input ("*" for the others)',
  )
