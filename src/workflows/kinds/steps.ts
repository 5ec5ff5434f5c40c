/** The steps of a document as they are once read: all kinds in one place, as they hold each other. What each means is in the file of its kind. */
import type { Nil } from '../nil.ts'

/** Each step by the word of its kind. */
export interface StepOf {
  action: ActionStep
  if: IfStep
  selectMany: SelectManyStep
  filter: FilterStep
  set: SetStep
  http: HttpStep
  ai: AiStep
  run: RunStep
  wait: WaitStep
  stop: StopStep
}

/** The word for what kind of step this is, as lists, pictures and the journal show it. */
export type StepKind = keyof StepOf
export type Step = StepOf[StepKind]

export interface StepBase {
  id: string
  title?: string | undefined
  onError: 'stop' | 'continue'
  catch?: Step[] | undefined
}

export interface Retry {
  times: number
  firstDelayMs: number
}

export type ActionStep = StepBase & {
  action: string
  connection?: string | undefined
  with: Record<string, unknown>
  nil?: Nil | undefined
  retry?: Retry | undefined
  timeoutMs?: number | undefined
}

export type IfStep = StepBase & {
  if: string
  then: Step[]
  elseIf?: { if: string; then: Step[] }[] | undefined
  else?: Step[] | undefined
}

export type SelectManyStep = StepBase & {
  selectMany: string | unknown[]
  concurrency: number
  /** Versions saved before this was there have none: all. */
  collect?: string | undefined
  steps: Step[]
}

export type FilterStep = StepBase & { filter: string }

export type SetStep = StepBase & { set: Record<string, unknown> }

export interface HttpCall {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  query: Record<string, unknown>
  body?: unknown
  form?: Record<string, unknown> | undefined
  text?: string | undefined
  accept: number[]
  idempotent?: boolean | undefined
}

export type HttpStep = StepBase & {
  http: HttpCall
  nil?: Nil | undefined
  retry?: Retry | undefined
  timeoutMs?: number | undefined
}

export interface AiCall {
  do: 'extract' | 'analyse' | 'recommend' | 'answer'
  prompt?: string | undefined
  input: unknown
  options?: string | unknown[] | undefined
  output?: Record<string, unknown> | undefined
  model?: string | undefined
  maxTokens: number
}

export type AiStep = StepBase & { ai: AiCall; retry?: Retry | undefined; timeoutMs?: number | undefined }

export type RunStep = StepBase & { run: string; with: Record<string, unknown> }

export interface EventWait {
  event: string
  match: Record<string, unknown>
  timeoutSeconds: number | string
}

export type WaitStep = StepBase & { wait: { seconds: number | string } | { until: string } | EventWait }

export type StopStep = StepBase & { stop: true | string }
