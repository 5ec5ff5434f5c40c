/** The posts on records of one object, as rows of its feed: AccountFeed are the feed items of accounts. */

import type { ObjectDef, OrgView, Row, Table, Value } from '../org/index.ts'

export class FeedTable implements Table {
  readonly object: ObjectDef
  readonly #items: Table
  readonly #prefix: string | null

  /** `prefix` is that of the records whose posts these are. */
  constructor(view: OrgView, object: ObjectDef, prefix: string | null) {
    this.object = object
    this.#items = view.table('FeedItem')
    this.#prefix = prefix
  }

  get size(): number {
    return [...this.all()].length
  }

  get(id: string): Row | undefined {
    const row = this.#items.get(id)
    return row && this.#show(row)[0]
  }

  *all(withDeleted?: boolean): Iterable<Row> {
    for (const row of this.#items.all(withDeleted)) yield* this.#show(row)
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    return this.#items.lookup(field, values)?.flatMap((row) => this.#show(row))
  }

  range(): undefined {
    return undefined
  }

  #show(row: Row): Row[] {
    return this.#prefix !== null && String(row['ParentId']).startsWith(this.#prefix) ? [row] : []
  }
}
