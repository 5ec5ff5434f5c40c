/** Workflows: recipes users save: their shape, their checking, and the filling of step inputs from earlier results. */
export { fill } from './fill.ts'
export { fillUrl } from './fill-url.ts'
export { insideOf, type Step, type StepKind, stepKind } from './kinds/index.ts'
export type {
  ActionStep,
  AiStep,
  EventWait,
  FilterStep,
  HttpStep,
  IfStep,
  RunStep,
  SelectManyStep,
  SetStep,
  StopStep,
  WaitStep,
} from './kinds/steps.ts'
export type { Scope } from './liquid/template.ts'
export type { SavedWorkflow } from './list-workflows.ts'
export type { Nil } from './nil.ts'
export type { WorkflowDocument } from './shape.ts'
export { type FieldRead, triggerFields } from './trigger-fields.ts'
export { truth } from './truth.ts'
export { walkSteps } from './walk-steps.ts'
export { createWorkflows, type Workflows, type WorkflowVersion } from './workflows.ts'
