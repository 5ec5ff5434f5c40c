/** One random schedule of changes, polls and mishaps on a local org, and the judgement whether all was told once. */
import assert from 'node:assert/strict'
import type { LoggedEvent } from '../../src/engine/events/index.ts'
import type { Polling } from '../../src/engine/feeds/index.ts'
import type { Store } from '../../src/store/index.ts'
import type { PolledOrg } from './polled-org.ts'
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

export class Schedule {
  readonly scene: PolledOrg
  readonly random: () => number
  polling: Polling
  /** Records of this schedule with the last name each was given. */
  readonly records = new Map<string, string>()
  readonly deleted = new Set<string>()

  constructor(scene: PolledOrg, polling: Polling, seed: number) {
    this.scene = scene
    this.polling = polling
    this.random = numbers(seed)
  }

  /** From 0 to below `n`. */
  upTo(n: number): number {
    return Math.floor(this.random() * n)
  }

  async create(count: number): Promise<string[]> {
    const names = Array.from({ length: count }, () => `State ${made++}`)
    const rows = names.map((LastName) => ({ object: 'Lead', fields: { LastName, Company: 'Acme' } }))
    const results = await this.scene.people.create(rows)
    return results.map((result, at) => {
      if (!result.ok) return assert.fail(String(result.problem))
      this.records.set(result.id, names[at] ?? '')
      return result.id
    })
  }

  async rename(ids: string[]): Promise<void> {
    const rows = ids.map((id) => ({ object: 'Lead', id, fields: { LastName: `State ${made++}` } }))
    const results = await this.scene.people.update(rows)
    for (const [at, result] of results.entries()) {
      assert.ok(result.ok, String('problem' in result && result.problem))
      this.records.set(rows[at]?.id ?? '', rows[at]?.fields.LastName ?? '')
    }
  }

  /** Visible only so much later, with the stamp of now. */
  async createLate(ms: number): Promise<void> {
    await this.scene.control.fault({ effect: 'late-commit', ms, match: { path: '/sobjects/Lead', method: 'POST' } })
    const body = { LastName: `State ${made++}`, Company: 'Acme' }
    const answer = await this.scene.people.call({ method: 'POST', path: '/sobjects/Lead', body, write: true })
    this.records.set((answer.body as { id: string }).id, body.LastName)
  }

  async remove(ids: string[]): Promise<void> {
    await this.scene.people.delete(ids)
    for (const id of ids) this.deleted.add(id)
  }

  some(count: number): string[] {
    const all = [...this.records.keys()].filter((id) => !this.deleted.has(id))
    return Array.from({ length: Math.min(count, all.length) }, () => all.splice(this.upTo(all.length), 1)[0] ?? '')
  }

  pass(ms: number): Promise<unknown> {
    return this.scene.control.advanceClock(ms)
  }

  poll(): Promise<void> {
    return this.polling.wake(this.scene.connectionId)
  }

  async restart(through?: Store): Promise<void> {
    await this.polling.stop()
    this.polling = this.scene.newPolling(through)
  }

  /** Lets everything come in: rows get cold, late commits are checked for, what was pushed is taken. */
  async settle(rounds = [10_000, 70_000, 610_000, 70_000]): Promise<void> {
    for (const ms of rounds) {
      await this.pass(ms)
      await this.poll()
    }
    await until('all to be told', async () => this.untold(await this.told()).length === 0, 5000).catch(() => undefined)
  }

  /** By record, oldest first. */
  async told(): Promise<Map<string, LoggedEvent[]>> {
    const events = (await this.scene.events()).filter(({ recordId }) => this.records.has(recordId))
    return Map.groupBy(events, ({ recordId }) => recordId)
  }

  /** Records whose last state has not been told. */
  untold(told: Map<string, LoggedEvent[]>): string[] {
    return [...this.records].filter(([id, name]) => told.get(id)?.at(-1)?.record['LastName'] !== name).map(([id]) => id)
  }

  /** 0 lost, 0 doubled: each record created once and first, no state twice, its last state last, deletions once. */
  async judge(): Promise<void> {
    const told = await this.told()
    assert.deepEqual(this.untold(told), [], 'lost')
    for (const [id, events] of told) {
      const line = events.map(({ change, record, feed }) => `${change} ${record['LastName']} (${feed})`).join(', ')
      const deletions = events.filter(({ change }) => change === 'deleted').length
      assert.equal(deletions, this.deleted.has(id) ? 1 : 0, line)
      const alive = events.filter(({ change }) => change !== 'deleted')
      assert.deepEqual(
        alive.map(({ change }) => change),
        alive.map((_, at) => (at === 0 ? 'created' : 'updated')),
        line,
      )
      const states = alive.map(({ record }) => record['LastName'])
      assert.equal(new Set(states).size, states.length, `doubled: ${line}`)
    }
  }
}
