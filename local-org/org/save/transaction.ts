/** One transaction: writes go straight into the tables, and everything can be taken back to any point. */

import type { RecordChange } from '../changes.ts'
import { to18 } from '../ids.ts'
import type { SaveOptions } from '../operations.ts'
import type { Meta } from '../schema/meta.ts'
import { type OfferedTypes, OrgError, type Row, type Table, type Value } from '../schema.ts'
import type { TableStore } from '../store/table-store.ts'
import { insert } from './insert.ts'
import { netChange } from './net-change.ts'
import type { Parts, SaveContext } from './parts.ts'
import { remove } from './remove.ts'
import type { Change, Draft } from './rule.ts'
import type { Stage } from './rule-table.ts'
import { SentList } from './sent-list.ts'
import { derive, update, write } from './update.ts'

interface Written {
  meta: Meta
  table: TableStore
  id: string
  before: Row | undefined
}

export class Transaction implements SaveContext {
  readonly userId: string
  options: SaveOptions
  readonly now: number
  readonly rulebook
  readonly catalog
  readonly access
  readonly #parts: Parts
  #written: Written[] = []
  readonly #sent = new SentList()

  constructor(parts: Parts, userId: string, options: SaveOptions) {
    this.#parts = parts
    this.userId = userId
    this.options = options
    this.now = Math.floor(parts.clock.now() / 1000) * 1000
    this.rulebook = parts.rulebook()
    this.catalog = parts.catalog
    this.access = parts.access(userId)
  }

  /** A point to go back to. */
  get point(): number {
    return this.#written.length
  }

  /** Takes back everything written since the point. */
  backTo(point: number): void {
    for (let i = this.#written.length - 1; i >= point; i--) {
      const { table, id, before } = this.#written[i]!
      table.put(id, before)
    }
    this.#written.length = point
    this.#sent.backTo(point)
  }

  /** What the transaction did to each record, all its steps together, in the order of first touch. */
  changes(): RecordChange[] {
    const changes: RecordChange[] = []
    for (const { meta, table, id, before } of this.#firstWrites()) {
      const change = netChange(meta.name, before, table.get(id))
      if (change) changes.push(change)
    }
    return changes
  }

  /** Rows that were there before and are gone for good. */
  erased(): { object: string; id: string }[] {
    return this.#firstWrites()
      .filter(({ table, id, before }) => before !== undefined && !table.get(id))
      .map(({ meta, id }) => ({ object: meta.name, id }))
  }

  /** Outbound messages that workflow rules send, each once for a record. */
  get messages(): { message: string; id: string }[] {
    return this.#sent.of('message').map(({ name, id }) => ({ message: name, id }))
  }

  /** Email alerts that workflow rules send, each once about a record. */
  get alerts(): { alert: string; id: string }[] {
    return this.#sent.of('alert').map(({ name, id }) => ({ alert: name, id }))
  }

  /** Makes another transaction's writes its own. */
  absorb(other: Transaction): void {
    this.#written.push(...other.#written)
    this.#sent.absorb(other.#sent, this.point)
    other.#written = []
  }

  recordTypes(object: string): OfferedTypes {
    return this.access.recordTypes(object)
  }

  mayRead(userId: string, object: string): boolean {
    return this.#parts.access(userId).may(this.#meta(object), 'read')
  }

  mayTransfer(object: string, row: Row): boolean {
    return this.access.reaches(this.#meta(object), row, 'transfer')
  }

  get(meta: Meta, id: string): Row | undefined {
    return this.#table(meta).get(id)
  }

  live(id: Value | undefined): Row | undefined {
    const meta = typeof id === 'string' ? this.catalog.ofId(id) : undefined
    const row = meta && this.get(meta, String(id))
    return row?.['IsDeleted'] === true ? undefined : row
  }

  find(object: string, field: string, value: Value | undefined): Row[] {
    const table = this.#parts.store.table(object)
    if (!table || value === undefined || value === null) return []
    const key = typeof value === 'string' ? (to18(value) ?? value) : value
    const rows = table.lookup(field, key === value ? [value] : [value, key]) ?? []
    return rows.filter((row) => row['IsDeleted'] !== true)
  }

  table(object: string): Table | undefined {
    return this.#parts.store.table(object)
  }

  newId(meta: Meta): string {
    return this.#parts.ids.next(meta.def.keyPrefix ?? '000')
  }

  put(meta: Meta, row: Row): Row {
    const table = this.#table(meta)
    this.#written.push({ meta, table, id: row.Id, before: table.put(row.Id, row) })
    return row
  }

  erase(meta: Meta, id: string): void {
    const table = this.#table(meta)
    this.#written.push({ meta, table, id, before: table.put(id, undefined) })
  }

  pack(meta: Meta, values: Draft): Row {
    return this.#table(meta).pack(values)
  }

  run(stage: Stage, change: Change): void {
    this.#parts.ruleTable.run(stage, change, this)
  }

  keepBlob(bytes: Uint8Array, prefix = '0bl'): string {
    const id = this.#parts.ids.next(prefix)
    this.#parts.blobs.put(id, bytes)
    return id
  }

  label(name: string): string | null {
    return this.#parts.label(name)
  }

  blob(id: string): Uint8Array | undefined {
    return this.#parts.blobs.get(id)
  }

  nextNumber(name: string, first?: number): number {
    return this.#parts.numbers.next(name, first)
  }

  lock(id: string): void {
    if (!this.#parts.isLocked(id)) return
    const words = `unable to obtain exclusive access to this record or 1 records: ${id.slice(0, 15)}`
    throw new OrgError('UNABLE_TO_LOCK_ROW', words)
  }

  insert(object: string, values: Draft): string {
    return insert(this, this.#meta(object), { ...values }).Id
  }

  update(id: string, values: Draft): void {
    const row = this.live(id)
    const meta = this.catalog.ofId(id)
    if (row && meta) update(this, meta, row, values)
  }

  remove(id: string): void {
    const row = this.live(id)
    const meta = this.catalog.ofId(id)
    if (row && meta) remove(this, meta, row)
  }

  asSystem(work: () => void): void {
    const own = this.options
    this.options = { ...own, asSystem: true, skipCustomRules: true }
    try {
      work()
    } finally {
      this.options = own
    }
  }

  send(message: string, id: string): void {
    this.#sent.add({ kind: 'message', name: message, id, point: this.point })
  }

  alert(fullName: string, id: string): void {
    this.#sent.add({ kind: 'alert', name: fullName, id, point: this.point })
  }

  write(id: string, values: Draft): void {
    const row = this.live(id)
    const meta = this.catalog.ofId(id)
    if (row && meta) write(this, meta, row, values)
  }

  derive(id: string, values: Draft): void {
    const row = this.live(id)
    const meta = this.catalog.ofId(id)
    if (row && meta) derive(this, meta, row, values)
  }

  /** The first write to each record: its `before` is how the transaction found it. */
  #firstWrites(): Written[] {
    const first = new Map<string, Written>()
    for (const written of this.#written) if (!first.has(written.id)) first.set(written.id, written)
    return [...first.values()]
  }

  #meta(object: string): Meta {
    const meta = this.catalog.get(object)
    if (!meta) throw new OrgError('INVALID_TYPE', `sObject type '${object}' is not supported.`)
    return meta
  }

  #table(meta: Meta): TableStore {
    const table = this.#parts.store.table(meta.name)
    if (!table) throw new OrgError('INVALID_TYPE', `sObject type '${meta.name}' is not supported.`)
    return table
  }
}
