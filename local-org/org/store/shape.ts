/**
 * Packs a record into a row that is small in memory. V8 turns objects that are filled key by key into hash tables
 * (some 1.5 KB for 25 fields); a row cloned from a ready-made template with the same keys stays a flat record.
 */
import type { Row, Value } from '../schema.ts'

export type Draft = Record<string, Value>

export class Shape {
  readonly #order: Map<string, number>
  readonly #templates = new Map<string, Row>()

  /** Fields in the order rows shall have them. */
  constructor(fields: readonly string[]) {
    this.#order = new Map(fields.map((name, index) => [name, index]))
  }

  /** A flat copy without empty values. */
  pack(draft: Draft): Row {
    const names: string[] = []
    for (const name in draft) if (draft[name] !== null && draft[name] !== undefined) names.push(name)
    const row = { ...this.template(names) }
    for (const name of names) row[name] = draft[name] as Value
    return row
  }

  /** A flat record of these fields without values, to be cloned. */
  template(names: readonly string[]): Row {
    const key = names.join()
    const known = this.#templates.get(key)
    if (known) return known
    const rank = (name: string) => this.#order.get(name) ?? Number.MAX_SAFE_INTEGER
    const sorted = [...names].sort((a, b) => rank(a) - rank(b))
    const sortedKey = sorted.join()
    const made = this.#templates.get(sortedKey) ?? flat(sorted)
    this.#templates.set(sortedKey, made)
    this.#templates.set(key, made)
    return made
  }
}

/** JSON.parse makes flat records, whatever the number of keys. */
function flat(names: string[]): Row {
  return JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`) as Row
}
