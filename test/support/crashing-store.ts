/** A store that behaves as if the process had been killed at one of its statements: what was not committed then is lost. */
import type { Database, Store } from '../../src/store/index.ts'

export interface CrashingStore {
  store: Store
  /** It has happened: from now on nothing gets through, as nobody is there any more. */
  crashed(): boolean
}

/** `at`: the number of the statement, counted over all transactions; the commits count too, each as two: before and after. */
export function crashingStore(store: Store, at: number): CrashingStore {
  let passed = 0
  const pass = () => {
    passed += 1
    if (passed >= at) throw new Error('the process was killed')
  }
  const counted = (db: Database): Database =>
    new Proxy(db, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name)
        if (name !== 'executeQuery') return typeof member === 'function' ? member.bind(target) : member
        return async (...args: unknown[]) => {
          pass()
          return (member as (...all: unknown[]) => unknown).apply(target, args)
        }
      },
    })
  const db = counted(store.db)
  return {
    crashed: () => passed >= at,
    store: {
      ...store,
      db,
      async transaction(work) {
        const result = await store.transaction(async (tx) => {
          const done = await work(counted(tx))
          pass()
          return done
        })
        pass()
        return result
      },
    },
  }
}
