/** Empties the recycle bin of what has lain in it for 15 days (https://help.salesforce.com/s/articleView?id=xcloud.home_delete.htm). */
import { purge } from './save/purge.ts'
import type { Catalog } from './schema/catalog.ts'
import type { Meta } from './schema/meta.ts'
import type { Row } from './schema.ts'
import type { Store } from './store/store.ts'
import type { Transactions } from './transactions.ts'

const DAY = 24 * 3_600_000
const KEPT = 15 * DAY
/** How often it is looked into, org time. */
const LOOK_EVERY = 3_600_000

interface BinParts {
  catalog: Catalog
  store: Store
  transactions: Transactions
  now: () => number
  /** Who the org says did it. */
  adminId: () => string
}

export class RecycleBin {
  readonly #parts: BinParts
  #nextLook = Number.NEGATIVE_INFINITY

  constructor(parts: BinParts) {
    this.#parts = parts
  }

  /** Takes out what is due, if it is time to look again. Not in the middle of a larger transaction, which might be undone. */
  sweep(): void {
    const { transactions, now, adminId } = this.#parts
    const time = now()
    if (time < this.#nextLook || transactions.isOpen) return
    this.#nextLook = time + LOOK_EVERY
    const due = [...this.#due(time - KEPT)]
    if (due.length === 0) return
    transactions.run(adminId(), { asSystem: true }, (transaction) => {
      for (const { meta, row } of due) if (transaction.get(meta, row.Id)) purge(transaction, meta, row)
    })
  }

  /** Looks again at the next occasion: the clock was moved back, or the org is another. */
  restart(): void {
    this.#nextLook = Number.NEGATIVE_INFINITY
  }

  *#due(before: number): Iterable<{ meta: Meta; row: Row }> {
    const { catalog, store } = this.#parts
    for (const meta of catalog.inUse()) {
      const table = store.table(meta.name)
      if (!table?.deletedCount) continue
      for (const row of table.all(true)) {
        if (row['IsDeleted'] === true && Number(row['SystemModstamp'] ?? 0) < before) yield { meta, row }
      }
    }
  }
}
