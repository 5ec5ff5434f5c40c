/** What the engine does with runs. */
import type { EngineRuns } from './engine.ts'
import type { Machinery } from './machinery.ts'
import { cancelRun, retryRun } from './runs/change.ts'
import { countRuns } from './runs/count.ts'
import { getRun } from './runs/get.ts'
import { listInDoubt, settleStep } from './runs/in-doubt.ts'
import { listIssues } from './runs/issues.ts'
import { listRuns } from './runs/list.ts'
import { replayAlike } from './runs/replay.ts'
import { rerunRun } from './runs/rerun.ts'
import { planUndo, undoRun } from './undo/index.ts'

export function engineRuns(machinery: Machinery): EngineRuns {
  const { parts } = machinery
  const { store, workflows, connections } = parts
  const running = () => ({ ...machinery.running, store })
  async function changed(id: string, change: Promise<unknown>) {
    await change
    const run = await getRun(store, workflows, id)
    const { steps: _steps, event: _event, ...info } = run
    machinery.running.teller.tell([{ type: 'run', run: info }])
    return run
  }
  return {
    list: (filter) => listRuns(store, filter),
    counts: () => countRuns(store),
    get: (id) => getRun(store, workflows, id),
    planUndo: (id) => planUndo({ store, connections }, id),
    undo: (id) => undoRun({ store, connections, watch: machinery.running.shop.watch }, id),
    cancel: (id) => changed(id, cancelRun(running(), id)),
    retry: (id) => changed(id, retryRun(running(), id)),
    rerun: async (id, wish) => getRun(store, workflows, await rerunRun({ ...running(), ...parts }, id, wish)),
    issues: (workflowId) => listIssues(store, workflowId),
    replay: (wish) => replayAlike(running(), wish),
    inDoubt: () => listInDoubt(store),
    settle: (id, path, found) => changed(id, settleStep(running(), id, path, found)),
  }
}
