/** An org in memory for the tests of SOQL: tables with the indexes the real ones have, and a clock that stands still. */
import type { ObjectDef, OrgView, Row, Table, Value } from '../../org/index.ts'
import { OBJECTS } from './objects.ts'

const ORDERED = ['SystemModstamp', 'CreatedDate', 'LastModifiedDate', 'Id']

const fold = (value: Value | undefined): Value => (typeof value === 'string' ? value.toLowerCase() : (value ?? null))

export class MemoryTable implements Table {
  readonly object: ObjectDef
  readonly #rows = new Map<string, Row>()
  readonly #indexes = new Map<string, Map<Value, Row[]>>()
  readonly #sorted = new Map<string, Row[]>()
  /** What was asked of the table, so that tests can tell a look-up from a scan. */
  readonly asked: string[] = []

  constructor(object: ObjectDef) {
    this.object = object
  }

  put(row: Row): void {
    this.#rows.set(row.Id, row)
    this.#indexes.clear()
    this.#sorted.clear()
  }

  get size(): number {
    return [...this.all()].length
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  *all(withDeleted = false): Iterable<Row> {
    this.asked.push('all')
    for (const row of this.#rows.values()) if (withDeleted || row['IsDeleted'] !== true) yield row
  }

  lookup(name: string, values: readonly Value[]): Row[] | undefined {
    const field = this.object.fields.find((candidate) => candidate.name === name)
    if (!field || !(field.unique || field.externalId || field.type === 'reference')) return undefined
    this.asked.push(`lookup ${name}`)
    let index = this.#indexes.get(name)
    if (!index) {
      index = Map.groupBy(this.#rows.values(), (row) => fold(row[name]))
      this.#indexes.set(name, index)
    }
    return values.flatMap((value) => index.get(fold(value)) ?? [])
  }

  range(name: string, from: Value | undefined, to: Value | undefined): Iterable<Row> | undefined {
    if (!ORDERED.includes(name)) return undefined
    this.asked.push(`range ${name}`)
    return this.#between(name, from, to)
  }

  *#between(name: string, from: Value | undefined, to: Value | undefined): Iterable<Row> {
    let rows = this.#sorted.get(name)
    if (!rows) {
      const key = (row: Row) => row[name] as string | number
      rows = [...this.#rows.values()].sort((a, b) => (key(a) < key(b) || (key(a) === key(b) && a.Id < b.Id) ? -1 : 1))
      this.#sorted.set(name, rows)
    }
    for (const row of rows) {
      const value = row[name] as string | number
      if ((from === undefined || value >= from!) && (to === undefined || value <= to!)) yield row
    }
  }
}

/** 18 characters whose checksum fits: the n-th id under a prefix. */
export function idOf(prefix: string, n: number): string {
  const id = `${prefix}${String(n).padStart(12, '0')}`
  const check = [0, 5, 10].map((start) => {
    const upper = [...id.slice(start, start + 5)].map((char, place) => (/[A-Z]/.test(char) ? 1 << place : 0))
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[upper.reduce((sum, bit) => sum + bit, 0)]
  })
  return id + check.join('')
}

/** Persons are stored with the full name made of their parts. */
function fullName({ FirstName, LastName }: Record<string, Value>): Record<string, Value> {
  return LastName ? { Name: FirstName ? `${FirstName} ${LastName}` : LastName } : {}
}

export class MemoryOrg implements OrgView {
  readonly #tables = new Map(OBJECTS.map((object) => [object.name, new MemoryTable(object)]))
  /** `Object.Field` names the user may not see. */
  readonly hidden = new Set<string>()
  readonly clock: number
  readonly user: { Id: string; timeZone: string }

  constructor(clock: string, timeZone = 'UTC') {
    this.clock = Date.parse(clock)
    this.user = { Id: idOf('005', 1), timeZone }
  }

  /** Adds a row; system fields take the clock's time unless given. */
  add(object: string, n: number, values: Record<string, Value>): Row {
    const table = this.table(object)
    const stamp = { IsDeleted: false, CreatedDate: this.clock, SystemModstamp: this.clock }
    const row: Row = { Id: idOf(table.object.keyPrefix ?? '', n), ...stamp, ...fullName(values), ...values }
    table.put(row)
    return row
  }

  object(name: string): ObjectDef | undefined {
    return OBJECTS.find((object) => object.name.toLowerCase() === name.toLowerCase())
  }

  field(object: ObjectDef, name: string) {
    const field = object.fields.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
    return field && !this.hidden.has(`${object.name}.${field.name}`) ? field : undefined
  }

  table(name: string): MemoryTable {
    const table = this.#tables.get(name)
    if (!table) throw new RangeError(`no table ${name}`)
    return table
  }

  objects(): Iterable<ObjectDef> {
    return OBJECTS
  }

  recordTypes() {
    return { types: [], defaultId: null }
  }

  defaultValue() {
    return null
  }

  now(): number {
    return this.clock
  }
}
