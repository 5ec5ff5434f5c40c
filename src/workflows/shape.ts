/** The shape of a workflow document: one trigger, ordered steps. YAML and JSON are the same document. */
import { z } from 'zod'
import { kindIn, kinds, kindWords, type Step, type StepKind } from './kinds/index.ts'
import { values } from './kinds/kind.ts'

const documentOf = (steps: Steps) =>
  z.strictObject({
    name: z.string().min(1).max(120).describe('Saving a document of the same name makes a new version'),
    description: z.string().optional().describe('What it is for'),
    trigger: z
      .strictObject({
        on: z.string().describe('Id of a trigger: leadCreated'),
        connection: z.string().optional().describe('Name of a connection; default: the only one'),
        with: values.default({}).describe('Settings of the trigger'),
        ownChanges: z
          .boolean()
          .optional()
          .describe('true: also hear what Rainmaker’s own workflows change; a chain of them ends at depth 5'),
      })
      .describe('What starts it'),
    undo: z
      .boolean()
      .optional()
      .describe(
        'Whether records are read before they are changed, so that a run can be undone; default: the connection’s',
      ),
    limits: z
      .strictObject({
        aiTokens: z.number().int().positive().optional().describe('Most tokens the AI steps of one run may use'),
      })
      .optional()
      .describe('What one run may use'),
    steps: steps.min(1, 'There is no step').describe('What happens, in order'),
  })

type Steps = z.ZodArray<z.ZodType>
type Shapes = Record<StepKind, z.ZodObject>

function shapesWith(steps: z.ZodType): Shapes {
  const entries = kindWords.map((kind) => [kind, kinds[kind].shape(steps)] as const)
  return Object.fromEntries(entries) as Shapes
}

/** The shape of its kind has read it: what that lets through is such a step. */
const isStep = (read: object): read is Step => kindIn(read) !== undefined

/** An issue whose place is a step that does not say what to do. */
export const nothingToDo = 'nothing-to-do'

/**
 * Reads a step by the shape of its kind alone: a union would try all kinds at each level, which takes for ever where steps
 * stand in steps.
 */
const readStep = z.unknown().transform((given, context): Step => {
  const kind = typeof given === 'object' && given !== null ? kindIn(given) : undefined
  if (!kind) context.issues.push({ code: 'custom', message: nothingToDo, input: given })
  const read = kind && stepShapes[kind].safeParse(given)
  if (read?.success && isStep(read.data)) return read.data
  for (const issue of read?.error?.issues ?? []) context.issues.push({ ...issue, input: given } as z.core.$ZodRawIssue)
  return z.NEVER
})

const readSteps: Steps = z.array(readStep)

/** Each kind of step under its word. */
export const stepShapes: Shapes = shapesWith(readSteps)

export const workflowDocument = documentOf(readSteps)

export type WorkflowDocument = Omit<z.infer<typeof workflowDocument>, 'steps'> & { steps: Step[] }

/** The same shape as other programs can read it: a step is one of its kinds. */
export function describedShape(): z.ZodType {
  const step = z.lazy(() => anyKind).meta({ id: 'step' })
  const shapes = shapesWith(z.array(step))
  const titled = kindWords.map((kind) =>
    shapes[kind].meta({ id: `${kind}Step`, title: kind, description: kinds[kind].describe }),
  )
  const anyKind: z.ZodType = z.union(titled)
  return documentOf(z.array(step))
}
