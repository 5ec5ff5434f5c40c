/** What every resolver is given: the call, whose records it reads, and what the mutations of a request have made. */

import { type FieldDef, type ObjectDef, type Row, to18, type Value } from '../../org/index.ts'
import { nameOf, showRow } from '../rows/index.ts'
import { displayValue, type Reader, readerOf } from '../ui-api/display-value.ts'
import type { Call } from '../wire/index.ts'

/** A record as the parent of its fields. */
export interface Node {
  object: ObjectDef
  row: Row
}

/** A value as a page shows it. */
export interface ShownValue {
  value: unknown
  displayValue: string | null
  label?: string | null
}

export class Reading {
  readonly call: Call
  /** Ids of what mutations made, by the name of their answer: `@{AccountCreate}` names them. */
  readonly made = new Map<string, string>()
  /** Mutations are undone together unless the request says otherwise. */
  allOrNone = true
  /** Of the request, as they came. */
  readonly variables: Record<string, unknown>
  readonly #reader: Reader

  constructor(call: Call, variables: Record<string, unknown>) {
    this.call = call
    this.variables = variables
    this.#reader = readerOf(call.view)
  }

  /** The record of an id, with its object; null where there is none the user may see. */
  node(id: string): Node | null {
    const full = to18(id)
    if (full === undefined) return null
    for (const object of this.call.view.objects()) {
      if (object.keyPrefix !== full.slice(0, 3)) continue
      const row = this.call.view.table(object.name).get(full)
      if (row && row['IsDeleted'] !== true) return { object, row }
    }
    return null
  }

  value({ object, row }: Node, field: FieldDef): ShownValue {
    const value = showRow(this.call, object, row, [field])[field.name] ?? null
    return this.shown(field, value)
  }

  /** Any value of a field, in the words of a page beside. */
  shown(field: FieldDef, value: unknown): ShownValue {
    const plain = field.type === 'datetime' && typeof value === 'string' ? value.replace('+0000', 'Z') : value
    const words = displayValue(field, plain, this.#reader)
    return { value: plain, displayValue: words, label: field.type === 'picklist' ? words : null }
  }

  /** What a record is called. */
  name({ object, row }: Node): Value {
    return nameOf(object, row)
  }
}
