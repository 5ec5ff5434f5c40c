/** What steps work with in a dry run: everything real that reads, nothing that writes. */
import { Problem } from '../../problems.ts'
import type { Salesforce } from '../../salesforce/index.ts'
import { steadyClock } from '../clock.ts'
import { throughDoor } from '../own-writes/index.ts'
import type { Journal } from '../runs/journal.ts'
import type { StepEntry } from '../runs/journal-entry.ts'
import type { Doings, Shop } from '../steps/shop.ts'
import { createGatherer } from '../writes/gatherer.ts'
import { createMoving } from '../writes/moving.ts'
import type { TrialWatch } from './trial-watch.ts'
import { withPlanned } from './with-planned.ts'

export interface TrialShop {
  shop: Shop
  /** What the steps noted, the last entry of each path. */
  entries: Map<string, StepEntry>
}

export function trialShop(real: Shop, watch: TrialWatch, doings: Doings): TrialShop {
  const entries: TrialShop['entries'] = new Map()
  const moving = createMoving()
  const shop: Shop = {
    ...real,
    doings,
    moving,
    gatherer: createGatherer({ moving, clock: steadyClock, lanes: real.lanes }),
    journal: memoryJournal(entries),
    watch,
    known: { since: async () => new Set() },
    connections: {
      ...real.connections,
      salesforce: (id) => readOnly(withPlanned(real.connections.salesforce(id), watch.records)),
    },
    outside: {
      ...real.outside,
      fetch: (request) => ((request.method ?? 'GET') === 'GET' ? real.outside.fetch(request) : refuse()),
    },
    stopping: false,
  }
  return { shop, entries }
}

function memoryJournal(entries: Map<string, StepEntry>): Journal {
  const note = (step: StepEntry) => void entries.set(step.path, step)
  return {
    note: (_run, step) => note(step),
    keep: async (_run, step) => note(step),
    end: async () => undefined,
    settled: async () => undefined,
    close: () => undefined,
    counts: { commits: 0, entries: 0 },
  }
}

/** The last wall: what asks for a write past the planner is refused. */
function readOnly(salesforce: Salesforce): Salesforce {
  return throughDoor(salesforce, { rows: refuse, other: refuse })
}

async function refuse(): Promise<never> {
  throw new Problem('definition-invalid', {
    what: 'A step tried to write during a dry run.',
    fix: 'Please report this: the action does not say that it writes.',
  })
}
