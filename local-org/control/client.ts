/** A small client of the control door, for test code in TypeScript. Other languages use HTTP: see the README beside. */

import type { Letter } from '../mail/letter.ts'
import type { FaultState } from './faults/faults.ts'
import type { FaultWish } from './faults/rule.ts'
import type { LedgerEntry, LedgerFilter, LedgerTotals } from './ledger.ts'
import type { SnapshotFacts } from './snapshots.ts'

/** A call the control door refused. */
export class ControlError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Steers one local org. Every method rejects with ControlError when the door refuses. */
export class ControlClient {
  readonly #url: string
  readonly #key: string | undefined

  /** `url` as the org's `controlUrl`; `key` when the org was started with one. */
  constructor(url: string, key?: string) {
    this.#url = url
    this.#key = key
  }

  /** Starts over from a seed; answers new tokens and ids. Apps, passwords and tokens stay good unless `accounts` is true. */
  reset(seed?: string, accounts?: boolean): Promise<Record<string, string>> {
    return this.post('/reset', { seed, accounts })
  }

  /** Adds records as the administrator; answers their ids by object, in order. */
  async insert(records: Record<string, Record<string, unknown>[]>): Promise<Record<string, string[]>> {
    const answer: { ids: Record<string, string[]> } = await this.post('/seed', { records })
    return answer.ids
  }

  /** Makes many records; `{n}` in a text is the running number, a list takes turns, `{idOf: 'Account'}` gives ids in turn. */
  generate(object: string, count: number, values: Record<string, unknown>): Promise<{ count: number }> {
    return this.post('/seed', { generator: { object, count, values } })
  }

  /** Moves the org's clock; answers the new time. */
  advanceClock(ms: number): Promise<{ now: string; ms: number }> {
    return this.post('/clock', { advance: ms })
  }

  /** Stops the clock, so that all stamps are equal, or lets it run again. */
  freezeClock(freeze = true): Promise<{ now: string; ms: number }> {
    return this.post('/clock', { freeze })
  }

  setClock(set: string | number): Promise<{ now: string; ms: number }> {
    return this.post('/clock', { set })
  }

  /** Keeps the org as it is, under a name. */
  takeSnapshot(name?: string): Promise<SnapshotFacts> {
    return this.post('/snapshots', { name })
  }

  /** Goes back to a snapshot, as often as wanted; answers how to connect. */
  restoreSnapshot(name = 'default'): Promise<Record<string, string>> {
    return this.post(`/snapshots/${encodeURIComponent(name)}/restore`, {})
  }

  /** Puts a fault rule in force. */
  async fault(rule: FaultWish): Promise<FaultState> {
    const states: FaultState[] = await this.post('/faults', rule)
    const [state] = states
    if (!state) throw new ControlError(500, 'The control door answered no rule.')
    return state
  }

  faults(): Promise<FaultState[]> {
    return this.get('/faults')
  }

  clearFaults(): Promise<{ removed: number }> {
    return this.request('DELETE', '/faults')
  }

  /** Calls the org answered, oldest first. */
  calls(filter: LedgerFilter & { limit?: number } = {}): Promise<LedgerEntry[]> {
    return this.get('/calls', filter)
  }

  /** Totals of those calls. */
  callTotals(filter: LedgerFilter = {}): Promise<LedgerTotals> {
    return this.get('/calls/summary', filter)
  }

  /** Replaces the named parts of the rule book: validation, duplicate and assignment rules, permissions, sharing. */
  rules(changed: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.post('/rules', changed)
  }

  /** Letters the org sent, oldest first; `via` is 'sendEmail', 'emailSimple' or the full name of an email alert. */
  mail(filter: { to?: string; via?: string; limit?: number } = {}): Promise<Letter[]> {
    return this.get('/mail', filter)
  }

  forgetCalls(): Promise<unknown> {
    return this.request('DELETE', '/calls')
  }

  /** Ends access tokens at once, of one user or of all. */
  expireTokens(userId?: string): Promise<{ expired: number }> {
    return this.post('/expire-tokens', { userId })
  }

  /** Sets a limit's maximum and use; DailyApiRequests when none is named. */
  limit(wish: { limit?: string; max: number; used?: number }): Promise<{ used: number; max: number }> {
    return this.post('/limits', wish)
  }

  /** Adds or changes a connected app. */
  app(wish: Record<string, unknown> & { clientId: string }): Promise<Record<string, unknown>> {
    return this.post('/apps', wish)
  }

  /** Adds or changes a user. */
  user(wish: { id?: string; values?: Record<string, unknown>; password?: string }): Promise<{ id: string }> {
    return this.post('/users', wish)
  }

  /** `query` members that are undefined are left out. */
  get<T>(path: string, query: object = {}): Promise<T> {
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
    return this.request('GET', search.size > 0 ? `${path}?${search}` : path)
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.request('POST', path, body)
  }

  /** Any endpoint of the door, by its path below /__control. */
  async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(this.#key ? { 'x-control-key': this.#key } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as T & { error?: string }
    if (!response.ok) throw new ControlError(response.status, `${method} ${path}: ${answer.error}`)
    return answer
  }
}
