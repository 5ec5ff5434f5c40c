/** What turns while the engine is on: feeds that hear, a crew that walks, and what both count their calls with. */
import { Problem } from '../problems.ts'
import type { CallReport } from '../salesforce/index.ts'
import { type Budget, createBudget } from './budget/index.ts'
import { type Clock, systemClock } from './clock.ts'
import { echoJudge } from './echoes/index.ts'
import type { EngineParts } from './engine.ts'
import { type Feeds, pushSettings, startFeeds } from './feeds/index.ts'
import { orgClocks } from './org-clocks.ts'
import { pollRhythm } from './poll-rhythm.ts'
import { type Running, startRunning } from './running.ts'
import { createUsage } from './usage.ts'
import { usualFields } from './usual-fields.ts'
import { wakePatient } from './waits/index.ts'

export class Machinery {
  readonly parts: EngineParts
  readonly clock: Clock
  readonly budget: Budget
  readonly usage: ReturnType<typeof createUsage>
  readonly rhythm: ReturnType<typeof pollRhythm>
  readonly #clocks = orgClocks()
  #running: Running | null = null
  #feeds: Feeds | null = null

  constructor(parts: EngineParts) {
    const { store, connections, log, clock = systemClock } = parts
    this.parts = parts
    this.clock = clock
    this.budget = createBudget({
      ...{ store, connections, clock, log },
      write: () => this.usage.write(),
      onRoom: (connectionId) => this.goOn(connectionId),
    })
    this.usage = createUsage(store, clock, log, this.budget.spent)
    this.rhythm = pollRhythm(parts.settings, connections, this.budget)
  }

  async start(): Promise<void> {
    const { parts, clock, usage, budget, rhythm } = this
    const { store, connections, catalog, log } = parts
    const clocks = this.#clocks
    await budget.look()
    this.#running = await startRunning({ ...parts, clock, usage, budget, orgClocks: clocks, actions: catalog })
    const { startRuns } = this.#running
    this.#feeds = startFeeds({
      ...{ settings: parts.settings, store, log, connections, triggers: catalog, startRuns, clocks, rhythm },
      usualFields: usualFields(catalog),
      judge: echoJudge(store, connections),
      push: async (connectionId) => pushSettings((await connections.get(connectionId)).settings),
    })
  }

  async stop(): Promise<void> {
    await this.#feeds?.stop()
    await this.#running?.stop()
    this.#feeds = this.#running = null
  }

  /** Throws Problem `conflict` while it is off; `feeds` too. */
  get running(): Running {
    return this.#running ?? notStarted()
  }

  get feeds(): Feeds {
    return this.#feeds ?? notStarted()
  }

  /** Null while it is off. */
  get feedsIfOn(): Feeds | null {
    return this.#feeds
  }

  /** What kept runs of a connection waiting is gone. */
  goOn(connectionId: string): void {
    if (!this.#running) return
    this.wakePatient()
    void this.#feeds?.wake(connectionId)
  }

  /** Runs that wait for room or for a connection look again. */
  wakePatient(): void {
    const { store, log } = this.parts
    if (this.#running) wakePatient({ ...this.#running, store }, log)
  }

  heard(connectionId: string, report: CallReport): void {
    this.#clocks.note(connectionId, report)
    this.budget.heard(connectionId, report)
    const { kind, workflowId = '' } = report.purpose
    // Calls for steps are divided among them where they are made.
    if (kind !== 'step' && kind !== 'look') this.usage.add(connectionId, kind, workflowId, report.counted)
  }
}

function notStarted(): never {
  throw new Problem('conflict', { what: 'The engine is not running.', fix: 'Wait until the server has started.' })
}
