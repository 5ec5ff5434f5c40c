/** Walks a whole workflow against live data and writes nothing; what it would write is kept with its steps. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../../problems.ts'
import type { Store } from '../../store/index.ts'
import type { WorkflowVersion } from '../../workflows/index.ts'
import type { CatalogSource, WorkflowSource } from '../needs.ts'
import type { RunEnding, RunUnderWay } from '../runs/run.ts'
import { endingOf } from '../runs/walk-run.ts'
import type { Shop } from '../steps/shop.ts'
import { type SampleWish, sampleFor } from './sample.ts'
import { storeTrial } from './store-trial.ts'
import { trialDoings } from './trial-doings.ts'
import { trialShop } from './trial-shop.ts'
import { trialWatch } from './trial-watch.ts'

export interface TrialParts {
  store: Store
  catalog: CatalogSource
  workflows: WorkflowSource
  shop: Shop
}

/** Gives the run's id. Throws what `sampleFor` throws; what goes wrong on the way is in the run. */
export async function dryRun(parts: TrialParts, workflow: WorkflowVersion, wish: SampleWish): Promise<string> {
  const { store, catalog, workflows } = parts
  const event = await sampleFor({ store, catalog, connections: parts.shop.connections }, workflow, wish)
  const run: RunUnderWay = {
    ...{ id: randomUUID(), workflow, event, recordId: event.recordId || null },
    ...{ epoch: 1, attempt: 0, depth: 0, apiCalls: 0 },
    ...{ queuedAt: new Date(), startedAt: new Date() },
    ...{ journalled: new Map(), unready: null, taken: false, laidDown: false, edit: null },
  }
  const watch = trialWatch(parts.shop.connections)
  const doings = trialDoings({
    ...{ store, workflows },
    plan: (path, change) => watch.plans.set(path, [...(watch.plans.get(path) ?? []), change]),
  })
  const { shop, entries } = trialShop(parts.shop, watch, doings)
  shop.moving.enter()
  const ending = (await endingOf(run, shop)) ?? gaveUp()
  shop.moving.leave()
  await storeTrial(store, { run, ending: final(ending), entries: [...entries.values()], plans: watch.plans })
  return run.id
}

/** A dry run does not wait: what it would have to wait for is how it ended. */
function final({ status, outcome, problem }: RunEnding): RunEnding {
  const isOver = status === 'succeeded' || status === 'failed'
  return { status: isOver ? status : 'failed', outcome, problem: problem ?? (isOver ? null : gaveUp().problem) }
}

function gaveUp(): RunEnding {
  const problem = new Problem('conflict', {
    what: 'The dry run was interrupted.',
    fix: 'Start it once more.',
  })
  return { status: 'failed', outcome: null, problem: problem.toJSON() }
}
