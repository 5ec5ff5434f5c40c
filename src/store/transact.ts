/** Transactions: repeated when the database asks for it, and what is to follow only when they are durable. */
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../problems.ts'
import type { Database } from './store.ts'

/** SQLSTATE of a serialisation failure and of a deadlock: the database asks to run the transaction again. */
const again = new Set(['40001', '40P01'])

const followers = new WeakMap<Database, (() => void)[]>()

export async function transact<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, following } = await once(db, work)
      for (const follow of following) follow()
      return result
    } catch (error) {
      if (attempt >= 5 || !again.has(codeOf(error))) throw error
      await sleep(Math.random() * 20 * attempt)
    }
  }
}

async function once<T>(db: Database, work: (tx: Database) => Promise<T>) {
  return db.transaction().execute(async (tx) => {
    const following: (() => void)[] = []
    followers.set(tx, following)
    return { result: await work(tx), following }
  })
}

/**
 * Does `work` as soon as this transaction is durable, and never when it is not. `work` must not throw. Should the answer to
 * the commit be lost, it is not done although the transaction may stand.
 */
export function afterCommit(tx: Database, work: () => void): void {
  followers.get(tx)?.push(work)
}
