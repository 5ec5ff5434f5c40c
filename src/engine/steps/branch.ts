/** Where a walk stands: the run, the place in its journal, and the values templates can read there. */
import type { RunUnderWay } from '../runs/run.ts'

export interface Branch {
  run: RunUnderWay
  /** Journal path of the steps here: '' at the top, 'each/3/' in the fourth item of the list step 'each'. */
  prefix: string
  /** What templates read: `json` holds the record's fields and all results, `steps` the results alone. */
  scope: { json: Record<string, unknown>; steps: Record<string, unknown> }
  /** Results of the steps of this branch alone. */
  results: Record<string, unknown>
}

/** The branch a run begins with. */
export function trunk(run: RunUnderWay): Branch {
  const { event, workflow } = run
  const { id, name, version } = workflow
  const about = event && {
    position: event.position,
    object: event.object,
    change: event.change,
    recordId: event.recordId,
    occurredAt: event.occurredAt.toISOString(),
    record: event.record,
    before: event.before,
  }
  const trigger = { ...event?.record, recordId: run.recordId }
  const json = { ...event?.record, event: about, trigger, workflow: { id, name, version }, run: { id: run.id } }
  return { run, prefix: '', scope: { json, steps: {} }, results: {} }
}

/** The branch of one item of a list. It sees all that its parent sees, and its results stay its own. */
export function itemBranch(parent: Branch, stepPath: string, item: unknown, index: number): Branch {
  const json = { ...parent.scope.json, item, index }
  return {
    run: parent.run,
    prefix: `${stepPath}/${index}/`,
    scope: { json, steps: { ...parent.scope.steps } },
    results: {},
  }
}

export function putResult(at: Branch, id: string, value: unknown): void {
  at.scope.json[id] = value
  at.scope.steps[id] = value
  at.results[id] = value
}
