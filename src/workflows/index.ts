/** Workflows: recipes users save: their shape, their checking, and the filling of step inputs from earlier results. */
export { fill } from './fill.ts'
export type { Scope } from './liquid/template.ts'
export type { WorkflowDetail, WorkflowInfo } from './list-workflows.ts'
export type { Nil } from './nil.ts'
export {
  type ActionStep,
  type FilterStep,
  type IfStep,
  type SelectManyStep,
  type SetStep,
  type Step,
  type StepKind,
  type StopStep,
  stepKind,
  type WaitStep,
  type WorkflowDocument,
} from './shape.ts'
export { truth } from './truth.ts'
export { createWorkflows, type Workflows, type WorkflowVersion } from './workflows.ts'
