/** Turns what a journal commit wrote into messages. */

import type { RunInfo } from '../../contract/index.ts'
import type { Step } from '../../workflows/index.ts'
import { recordName } from '../record-name.ts'
import type { Told } from '../told.ts'
import type { Written } from './entry.ts'
import type { StepEntry } from './journal-entry.ts'
import type { RunEnding, RunUnderWay } from './run.ts'
import { stepNamed } from './step-order.ts'
import { summaryOf } from './summary.ts'

export function toldOf(written: Written, now: number): Told {
  if ('ending' in written) return { type: 'run', run: runInfo(written.run, written.ending, now) }
  const { run, step } = written
  const { id: workflowId, name: workflowName } = run.workflow
  return { type: 'step', runId: run.id, workflowId, workflowName, step: stepTold(run, step) }
}

/** `running` is what a run without an ending is. */
export function runInfo(run: RunUnderWay, ending: RunEnding | null, now: number): RunInfo {
  const { status, outcome, problem } = ending ?? { status: 'running' as const, outcome: null, problem: null }
  const isFinal = ending !== null && ending.wakeInMs === undefined
  return {
    id: run.id,
    workflowId: run.workflow.id,
    workflowName: run.workflow.name,
    workflowVersion: run.workflow.version,
    status,
    outcome,
    recordId: run.recordId,
    recordName: recordName(run.event?.record),
    eventPosition: run.event?.position ?? null,
    queuedAt: run.queuedAt.toISOString(),
    startedAt: run.startedAt.toISOString(),
    finishedAt: isFinal ? new Date(now).toISOString() : null,
    ms: isFinal ? Math.max(0, now - run.startedAt.getTime()) : null,
    attempt: run.attempt,
    apiCalls: run.apiCalls,
    trial: false,
    problem,
  }
}

function stepTold(run: RunUnderWay, step: StepEntry): Extract<Told, { type: 'step' }>['step'] {
  const { input: _input, output: _output, sentAt: _sentAt, startedAt, finishedAt, ...shown } = step
  return {
    ...shown,
    title: titleOf(run.workflow.document.steps, step.path),
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
    ms: finishedAt === null ? null : finishedAt - startedAt,
    summary: summaryOf(step),
  }
}

/** The title the document gives the step at this journal path: 'each/3/create' is step 'create' inside 'each'. */
export function titleOf(steps: Step[], path: string): string | null {
  return stepNamed(steps, path.slice(path.lastIndexOf('/') + 1))?.title ?? null
}
