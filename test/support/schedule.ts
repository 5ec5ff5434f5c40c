/** One schedule of changes, polls and mishaps on a local org, chosen by a seed; it keeps what must have been told in the end. */
import assert from 'node:assert/strict'
import type { Polling } from '../../src/engine/feeds/index.ts'
import type { Store } from '../../src/store/index.ts'
import type { PolledOrg } from './open-polled-org.ts'
import { until } from './product.ts'

/** A repeatable row of numbers from 0 to 1 (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

let made = 0
const nameNow = () => `State ${made++}`

export class Schedule {
  readonly scene: PolledOrg
  readonly random: () => number
  polling: Polling
  /** Records of this schedule with the last name each was given. */
  readonly records = new Map<string, string>()
  readonly deleted = new Set<string>()
  /** Of these, those that went into another: they do not come back. */
  readonly merged = new Set<string>()
  /** They went and came: their stamps moved without another value. */
  readonly returned = new Set<string>()
  /** Org time gone by. */
  #passed = 0
  /** Records behind a late commit, by when they are free again. */
  readonly #locked = new Map<string, number>()

  constructor(scene: PolledOrg, random: () => number) {
    this.scene = scene
    this.random = random
    this.polling = scene.newPolling()
  }

  /** From 0 to below `n`. */
  upTo(n: number): number {
    return Math.floor(this.random() * n)
  }

  chance(share: number): boolean {
    return this.random() < share
  }

  async create(count: number): Promise<string[]> {
    const names = Array.from({ length: count }, nameNow)
    const rows = names.map((LastName) => ({ object: 'Lead', fields: { LastName, Company: 'Acme' } }))
    const results = await this.scene.people.create(rows)
    return results.map((result, at) => {
      if (!result.ok) return assert.fail(String(result.problem))
      this.records.set(result.id, names[at] ?? '')
      return result.id
    })
  }

  async rename(ids: string[]): Promise<void> {
    const rows = ids.map((id) => ({ object: 'Lead', id, fields: { LastName: nameNow() } }))
    for (const [at, result] of (await this.scene.people.update(rows)).entries()) {
      if (!result.ok) assert.fail(String(result.problem))
      this.records.set(rows[at]?.id ?? '', rows[at]?.fields.LastName ?? '')
    }
  }

  /** Visible only so much later, with the stamp of now. */
  async createLate(ms: number): Promise<void> {
    const LastName = nameNow()
    const body = { LastName, Company: 'Acme' }
    const { id } = await this.#late(ms, 'POST', '/sobjects/Lead', body)
    this.records.set(String(id), LastName)
    this.#locked.set(String(id), this.#passed + ms)
  }

  async renameLate(id: string, ms: number): Promise<void> {
    const LastName = nameNow()
    await this.#late(ms, 'PATCH', `/sobjects/Lead/${id}`, { LastName })
    this.records.set(id, LastName)
    this.#locked.set(id, this.#passed + ms)
  }

  async #late(ms: number, method: 'POST' | 'PATCH', path: string, body: unknown): Promise<Record<string, unknown>> {
    await this.scene.control.fault({ effect: 'late-commit', ms, match: { path: '/sobjects/Lead', method } })
    const answer = await this.scene.people.call({ method, path, body, write: true })
    return (answer.body ?? {}) as Record<string, unknown>
  }

  async remove(ids: string[]): Promise<void> {
    for (const result of await this.scene.people.delete(ids)) if (!result.ok) assert.fail(String(result.problem))
    for (const id of ids) this.deleted.add(id)
  }

  async bringBack(ids: string[]): Promise<void> {
    for (const result of await this.scene.people.undelete(ids)) if (!result.ok) assert.fail(String(result.problem))
    for (const id of ids) {
      this.deleted.delete(id)
      this.returned.add(id)
    }
  }

  async merge(winnerId: string, loserId: string): Promise<void> {
    const LastName = nameNow()
    const wish = { object: 'Lead', winnerId, loserIds: [loserId], fields: { LastName } }
    for (const result of await this.scene.people.merge([wish])) if (!result.ok) assert.fail(String(result.problem))
    this.records.set(winnerId, LastName)
    this.deleted.add(loserId)
    this.merged.add(loserId)
  }

  /** Records that are there and may be changed. */
  some(count: number): string[] {
    const isFree = (id: string) => !this.deleted.has(id) && (this.#locked.get(id) ?? -1) < this.#passed
    const all = [...this.records.keys()].filter(isFree)
    return Array.from({ length: Math.min(count, all.length) }, () => all.splice(this.upTo(all.length), 1)[0] ?? '')
  }

  async pass(ms: number): Promise<void> {
    await this.scene.control.advanceClock(ms)
    this.#passed += ms
  }

  async freeze(freeze: boolean): Promise<void> {
    await this.scene.control.post('/clock', { freeze })
  }

  poll(): Promise<void> {
    return this.polling.wake(this.scene.connectionId)
  }

  async restart(through?: Store): Promise<void> {
    await this.polling.stop()
    this.polling = this.scene.newPolling(through)
  }

  /** Lets everything come in: rows get cold, late commits are looked for, what was pushed is taken. */
  async settle(rounds: number[], isAll: () => Promise<boolean>): Promise<void> {
    for (const ms of rounds) {
      await this.pass(ms)
      await this.poll()
    }
    await until('all to be told', isAll).catch(() => undefined)
  }
}
