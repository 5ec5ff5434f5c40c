/** A user's view of the org with the computed objects in it. */

import type { FieldDef, ObjectDef, OfferedTypes, OrgView, Table, Value } from '../org/index.ts'
import { LookedAtTable } from './looked-at-table.ts'

/** The way to computed rows, and the object's definition where the schema does not have it. */
export interface Computed {
  def?: ObjectDef
  /** Not to be kept from one query to the next. */
  live?: boolean
  table(view: OrgView): Table
}

export class SetUpView implements OrgView {
  readonly user: OrgView['user']
  readonly #view: OrgView
  readonly #computed: ReadonlyMap<string, Computed>
  readonly #looksAt: (object: string) => ReadonlyMap<string, number>
  readonly #tables = new Map<string, Table>()

  /** `computed` is keyed by lower-case names; `looksAt` tells when the user looked at which records of an object. */
  constructor(
    view: OrgView,
    computed: ReadonlyMap<string, Computed>,
    looksAt: (object: string) => ReadonlyMap<string, number>,
  ) {
    this.#view = view
    this.#computed = computed
    this.#looksAt = looksAt
    this.user = view.user
  }

  object(name: string): ObjectDef | undefined {
    const own = this.#view.object(name)
    return own && !this.#isReplaced(own) ? own : this.#computed.get(name.toLowerCase())?.def
  }

  field(object: ObjectDef, name: string): FieldDef | undefined {
    if (!this.#computed.get(object.name.toLowerCase())?.def) return this.#view.field(object, name)
    return object.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
  }

  table(name: string): Table {
    const key = name.toLowerCase()
    const computed = this.#computed.get(key)
    if (!computed) return this.#withLooks(this.#view.table(name))
    if (computed.live) return computed.table(this.#view)
    const known = this.#tables.get(key) ?? computed.table(this.#view)
    this.#tables.set(key, known)
    return known
  }

  #withLooks(table: Table): Table {
    const looks = this.#looksAt(table.object.name)
    return looks.size === 0 ? table : new LookedAtTable(table, looks)
  }

  *objects(): Iterable<ObjectDef> {
    for (const object of this.#view.objects()) if (!this.#isReplaced(object)) yield object
    for (const { def } of this.#computed.values()) if (def) yield def
  }

  recordTypes(object: string): OfferedTypes {
    return this.#view.recordTypes(object)
  }

  defaultValue(object: ObjectDef, field: FieldDef): Value {
    return this.#view.defaultValue(object, field)
  }

  now(): number {
    return this.#view.now()
  }

  /** What is computed here stands in the place of an object that nobody has told more of than its fields. */
  #isReplaced({ name, further }: ObjectDef): boolean {
    return further !== undefined && this.#computed.get(name.toLowerCase())?.def !== undefined
  }
}
