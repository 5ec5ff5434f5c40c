/** All an org holds: forgotten for a reset, or kept in memory to go back to. */
import type { AccountStore } from './accounts/account-store.ts'
import type { Blobs } from './journal/blobs.ts'
import { hold, type PutBack } from './journal/hold.ts'
import type { Journal } from './journal/journal.ts'
import type { Persistent } from './journal/persistent.ts'
import type { RecycleBin } from './recycle-bin.ts'
import type { Value } from './schema.ts'
import type { Store } from './store/store.ts'
import type { Transactions } from './transactions.ts'
import type { Views } from './views.ts'

interface StateParts {
  persistents: readonly Persistent[]
  /** Commits: they are never put back, but begin anew. */
  changes: Persistent
  accounts: AccountStore
  blobs: Blobs
  journal: Journal
  store: Store
  transactions: Transactions
  views: Views
  bin: RecycleBin
}

export class OrgState {
  readonly #parts: StateParts

  constructor(parts: StateParts) {
    this.#parts = parts
  }

  /** Forgets everything. With `keepAccounts` apps stay, and what is said of users until the function given back is called. */
  forget(keepAccounts: boolean): () => void {
    const { persistents, accounts, blobs, transactions, views, bin } = this.#parts
    const users = this.#usernames()
    const kept: readonly Persistent[] = keepAccounts ? accounts.persistents : []
    transactions.clear()
    for (const part of persistents) if (!kept.includes(part)) part.clear()
    blobs.clear()
    views.clear()
    bin.restart()
    return () => {
      const now = this.#usernames()
      if (keepAccounts) accounts.keepUsers((id) => users.has(id) && users.get(id) === now.get(id))
    }
  }

  /** Keeps all but accounts and commits. */
  hold(): PutBack {
    const { persistents, changes, accounts, blobs, journal, transactions } = this.#parts
    transactions.flush()
    const others: readonly Persistent[] = [...accounts.persistents, changes]
    const putBack = hold(persistents.filter((part) => !others.includes(part)))
    const putBlobsBack = blobs.hold()
    return () => {
      const keepUsers = this.forget(true)
      putBack()
      putBlobsBack()
      keepUsers()
      journal.compact()
    }
  }

  /** By id. */
  #usernames(): Map<string, Value> {
    const users = this.#parts.store.table('User')?.all() ?? []
    return new Map([...users].map((user) => [user.Id, user['Username'] ?? null]))
  }
}
