/** Does a run again as a run of its own: from the beginning or from any step, with other input where that is wished. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../../problems.ts'
import { type Database, jsonText, rowsOf, type Store } from '../../store/index.ts'
import type { Step } from '../../workflows/index.ts'
import { channels } from '../lease.ts'
import type { WorkflowSource } from '../needs.ts'
import type { Queue } from '../queue.ts'
import { noSuchRun } from './get.ts'
import { refuseTrial } from './no-trial.ts'
import type { Edit } from './run.ts'
import { stepNamed, stepOrder } from './step-order.ts'

export interface Rerun {
  /** Journal path of the first step to be done again; what stands before it is taken over. Default: all. */
  from?: string | undefined
  input?: Record<string, unknown> | undefined
}

interface Parts {
  store: Store
  queue: Queue
  workflows: WorkflowSource
}

/** Epoch 1 and not 0: only a run that was claimed before has its journal read. */
const insert = `
insert into run (id, workflow_id, workflow_version, event_position, record_id, status, depth, epoch, rerun_of, edit)
select $2, workflow_id, workflow_version, event_position, record_id, 'queued', depth, 1, id, $3::jsonb
from run where id = $1`

/** What the old run paid is not paid again. */
const copySteps = `
insert into step (run_id, path, kind, action, status, write_class, input, output, problem, attempt, sent_at, started_at,
  finished_at, plan)
select $2, path, kind, action, status, write_class, input, output, problem, attempt, sent_at, started_at, finished_at, plan
from step where run_id = $1 and path = any($3::text[])`

/** Returns the new run's id. Throws Problem `not-found`, `bad-request` when `from` names no step that takes it. */
export async function rerunRun({ store, queue, workflows }: Parts, id: string, wish: Rerun = {}): Promise<string> {
  await refuseTrial(store.db, id)
  const document = await documentOf(store.db, workflows, id)
  const { from = null, input } = wish
  if (from !== null) checkPlace(document, from, input !== undefined)
  const newId = randomUUID()
  await store.transaction(async (tx) => {
    await rowsOf(tx, insert, [id, newId, input ? jsonText({ from, input } satisfies Edit) : null])
    if (from !== null) await rowsOf(tx, copySteps, [id, newId, await pathsBefore(tx, document, id, from)])
    await queue.add(tx, [{ id: newId }])
    await rowsOf(tx, 'select pg_notify($1, $2)', [channels.runs, ''])
  })
  return newId
}

async function documentOf(db: Database, workflows: WorkflowSource, id: string): Promise<Step[]> {
  const text = 'select workflow_id as "workflowId", workflow_version as version from run where id = $1'
  const [run] = await rowsOf<{ workflowId: string; version: number }>(db, text, [id])
  if (!run) throw noSuchRun(id)
  return (await workflows.version(run.workflowId, run.version)).document.steps
}

function checkPlace(document: Step[], from: string, edited: boolean): void {
  const step = stepNamed(document, from.slice(from.lastIndexOf('/') + 1))
  if (step && (!edited || 'action' in step)) return
  throw new Problem('bad-request', {
    what: step ? `The step "${from}" takes no input of its own.` : `The workflow has no step "${from}".`,
    fix: step ? 'Edit the input of an action, or leave `input` out.' : 'Give the path as the run shows it.',
    field: 'from',
  })
}

/** Finished steps before this one as the document stands. A list around it is not finished while one of its items is redone. */
async function pathsBefore(tx: Database, document: Step[], id: string, from: string): Promise<string[]> {
  const text = "select path from step where run_id = $1 and status in ('succeeded', 'failed')"
  const order = stepOrder(document)
  return (await rowsOf<{ path: string }>(tx, text, [id]))
    .filter((step) => order(step, { path: from }) < 0 && !from.startsWith(`${step.path}/`))
    .map(({ path }) => path)
}
