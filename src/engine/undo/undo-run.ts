/** Undoes a run: brings back what it deleted, restores what it changed, deletes what it created; all set-wise. */

import type { UndoChange, UndoPlan, UndoVerb } from '../../contract/index.ts'
import type { Problem } from '../../problems.ts'
import type { RowResult, Salesforce } from '../../salesforce/index.ts'
import { markUndone, undoPath, type WriteWatch } from '../own-writes/index.ts'
import { planUndo, type UndoParts } from './plan-undo.ts'

export interface UndoingParts extends UndoParts {
  watch: WriteWatch
}

type Result = RowResult | { ok: true } | { ok: false; problem: Problem }

const doings: Partial<Record<UndoVerb, (salesforce: Salesforce, changes: UndoChange[]) => Promise<Result[]>>> = {
  undelete: (salesforce, changes) => salesforce.undelete(changes.map(idOf)),
  restore: (salesforce, changes) =>
    salesforce.update(
      changes.map((change) => ({
        object: change.object ?? '',
        id: idOf(change),
        fields: Object.fromEntries(change.fields.map(({ name, to }) => [name, to])),
      })),
    ),
  delete: (salesforce, changes) => salesforce.delete(changes.map(idOf)),
}

/**
 * Looks anew and then does at once what `planUndo` tells; what others changed meanwhile is left alone and named. Gives the plan with
 * what became of each record. Throws what `planUndo` throws.
 */
export async function undoRun(parts: UndoingParts, runId: string): Promise<UndoPlan> {
  const meter = { calls: 0 }
  const plan = await planUndo(parts, runId, meter)
  const outcomes = new Map<UndoChange, Result>()
  for (const [connectionId, changes] of Map.groupBy(plan.changes, (change) => change.connectionId)) {
    const client = parts.connections.salesforce(connectionId).with({ kind: 'undo', workflowId: plan.workflowId }, meter)
    for (const [verb, doing] of Object.entries(doings)) {
      const group = changes.filter(({ does }) => does === verb)
      if (group.length === 0) continue
      const watched = await parts.watch.over(client, connectionId, [undoing(runId)])
      const results = await doing(watched.salesforce, group)
      await watched.settle([])
      for (const [at, change] of group.entries()) outcomes.set(change, results[at]!)
    }
  }
  const changes = plan.changes.map((change) => told(change, outcomes.get(change)))
  await markUndone(
    parts.store.db,
    runId,
    changes.flatMap(({ done, recordId }) => (done && recordId !== null ? [recordId] : [])),
  )
  return { ...plan, changes, calls: meter.calls }
}

const idOf = ({ recordId }: UndoChange) => recordId ?? ''

/** Our triggers do not hear of it, and it is not kept how the records were before. */
function undoing(runId: string) {
  return {
    action: { object: null, effect: 'update' as const, needs: () => [] },
    input: null,
    run: { id: runId, depth: 0, workflow: { document: { undo: false } } },
    entry: { path: undoPath, attempt: 1 },
  }
}

function told(change: UndoChange, result: Result | undefined): UndoChange {
  if (!result) return { ...change, done: false }
  if (result.ok) return { ...change, done: true }
  // Deleted with its parent a moment before.
  if (change.does === 'delete' && result.problem.code === 'record-deleted') return { ...change, done: true }
  return { ...change, done: false, problem: result.problem.toJSON(), why: result.problem.details.what }
}
