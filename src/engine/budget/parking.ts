/** Which orgs have refused calls because their allowance is used up. Each is asked now and then whether it has some again. */
import type { Logger } from 'pino'
import { asProblem, type Problem } from '../../problems.ts'
import type { Store } from '../../store/index.ts'
import type { Clock } from '../clock.ts'
import type { ConnectionSource } from '../needs.ts'
import { type Parked, park, readParked, takeProbe, unpark } from './allowances.ts'

export interface ParkingParts {
  store: Pick<Store, 'db'>
  connections: Pick<ConnectionSource, 'salesforce'>
  clock: Clock
  log: Logger
  /** There is room again. */
  onRoom(connectionId: string): void
}

export class Parking {
  readonly #parts: ParkingParts
  #parked = new Map<string, Parked>()

  constructor(parts: ParkingParts) {
    this.#parts = parts
  }

  /** Undefined when the org answers. */
  of(connectionId: string): Parked | undefined {
    return this.#parked.get(connectionId)
  }

  async begin(connectionId: string, problem: Problem): Promise<void> {
    const { store, clock } = this.#parts
    if (this.#parked.has(connectionId)) return
    const now = new Date(clock.now()).toISOString()
    this.#parked.set(connectionId, { since: now, probeAt: now, problem: problem.toJSON() })
    await park(store.db, connectionId, problem)
    await this.refresh()
  }

  async end(connectionId: string): Promise<void> {
    this.#parked.delete(connectionId)
    if (await unpark(this.#parts.store.db, connectionId)) this.#parts.onRoom(connectionId)
  }

  /** Reads what other servers know. */
  async refresh(): Promise<void> {
    this.#parked = await readParked(this.#parts.store.db)
  }

  /** Asks the orgs whose time has come. */
  async probeDue(): Promise<void> {
    const now = this.#parts.clock.now()
    const due = [...this.#parked].filter(([, { probeAt }]) => Date.parse(probeAt) <= now)
    for (const [connectionId] of due) await this.#probe(connectionId)
  }

  async #probe(connectionId: string): Promise<void> {
    const { store, connections, log } = this.#parts
    if (!(await takeProbe(store.db, connectionId))) return
    try {
      const { DailyApiRequests } = await connections.salesforce(connectionId).with({ kind: 'test' }).limits()
      if ((DailyApiRequests?.Remaining ?? 1) > 0) await this.end(connectionId)
    } catch (thrown) {
      log.info({ connectionId, problem: asProblem(thrown).message }, 'the API allowance is still used up')
    }
  }
}
