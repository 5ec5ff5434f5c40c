/** The shape of a workflow document: one trigger, ordered steps. YAML and JSON are the same document. */
import { z } from 'zod'

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'Letters, digits and _ only, beginning with a letter')

/** Values may hold Liquid anywhere inside: `{{ json.Email }}`. A value that is one single expression keeps its type. */
const values = z.record(z.string(), z.unknown())

const common = {
  id: name.describe('Name of the step; later steps read its result as json.<id>'),
  title: z.string().optional(),
  onError: z
    .enum(['stop', 'continue'])
    .default('stop')
    .describe('continue: go on with the next step; the Problem is at json.<id>.problem'),
}

const retry = z.object({
  times: z.number().int().min(0).max(20).default(5),
  firstDelayMs: z.number().int().min(0).default(1000),
})

const actionStep = z.strictObject({
  ...common,
  action: z.string().describe('Id of an action: createTask'),
  connection: z.string().optional().describe('Name of a connection; default: the trigger’s'),
  with: values.default({}),
  retry: retry.optional(),
  timeoutMs: z.number().int().positive().optional(),
})

const setStep = z.strictObject({
  ...common,
  set: values.describe('Names and values later steps can read as json.<name>'),
})
const filterStep = z.strictObject({
  ...common,
  filter: z.string().describe('Go on only when this is true; else the run ends as filtered'),
})
const stopStep = z.strictObject({
  ...common,
  stop: z.union([z.literal(true), z.string()]).describe('Ends the run; a text is the reason'),
})
const waitStep = z.strictObject({
  ...common,
  wait: z.union([
    z.strictObject({ seconds: z.union([z.number(), z.string()]) }),
    z.strictObject({ until: z.string() }),
  ]),
})

const ifStep = z.strictObject({
  ...common,
  if: z.string().describe('A Liquid expression: {{ json.findAccount.id }}'),
  get then() {
    return z.array(step)
  },
  get elseIf() {
    return z.array(z.strictObject({ if: z.string(), then: z.array(step) })).optional()
  },
  get else() {
    return z.array(step).optional()
  },
})

const selectManyStep = z.strictObject({
  ...common,
  selectMany: z
    .union([z.string(), z.array(z.unknown())])
    .describe('A list; the steps run for each, which is json.item'),
  concurrency: z.number().int().min(1).max(500).default(50),
  get steps() {
    return z.array(step)
  },
})

/** Each kind of step under its word. */
export const stepShapes = {
  action: actionStep,
  if: ifStep,
  selectMany: selectManyStep,
  filter: filterStep,
  set: setStep,
  wait: waitStep,
  stop: stopStep,
}

export const step: z.ZodType<Step> = z.lazy(() => z.union(Object.values(stepShapes))) as z.ZodType<Step>

interface StepBase {
  id: string
  title?: string | undefined
  onError: 'stop' | 'continue'
}
export type ActionStep = StepBase & {
  action: string
  connection?: string | undefined
  with: Record<string, unknown>
  retry?: { times: number; firstDelayMs: number } | undefined
  timeoutMs?: number | undefined
}
export type IfStep = StepBase & {
  if: string
  then: Step[]
  elseIf?: { if: string; then: Step[] }[] | undefined
  else?: Step[] | undefined
}
export type SelectManyStep = StepBase & { selectMany: string | unknown[]; concurrency: number; steps: Step[] }
export type FilterStep = StepBase & { filter: string }
export type SetStep = StepBase & { set: Record<string, unknown> }
export type WaitStep = StepBase & { wait: { seconds: number | string } | { until: string } }
export type StopStep = StepBase & { stop: true | string }
export type Step = ActionStep | IfStep | SelectManyStep | FilterStep | SetStep | WaitStep | StopStep

export const workflowDocument = z.strictObject({
  name: z.string().min(1).max(120),
  description: z.string().optional(),
  trigger: z.strictObject({
    on: z.string().describe('Id of a trigger: leadCreated'),
    connection: z.string().optional().describe('Name of a connection; default: the only one'),
    with: values.default({}),
  }),
  steps: z.array(step).min(1),
})

export type WorkflowDocument = Omit<z.infer<typeof workflowDocument>, 'steps'> & { steps: Step[] }

/** The word for what kind of step this is, as lists, pictures and the journal show it. */
export type StepKind = keyof typeof stepShapes

export const kinds = Object.keys(stepShapes) as StepKind[]

export function stepKind(of: Step): StepKind {
  return kinds.find((kind) => kind in of) ?? 'stop'
}
