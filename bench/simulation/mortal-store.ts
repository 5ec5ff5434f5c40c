/** A store whose process can die at any of its statements: from then on nothing is answered, and its locks fall. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore, type Store } from '../../src/store/index.ts'
import type { Ground } from '../crash/ground.ts'
import { silent } from '../support/store.ts'

export interface MortalStore {
  store: Store
  isDead(): boolean
  /** It dies at its n-th statement from now: before it is sent, or after it was done and before the answer is heard. */
  dieAt(statement: number, isDone: boolean): void
  die(): Promise<void>
}

type Anything = (...given: unknown[]) => unknown

let lives = 0

export async function mortalStore(ground: Ground): Promise<MortalStore> {
  lives += 1
  const name = `life ${process.pid} ${lives}`
  const url = `${ground.url}&application_name=${encodeURIComponent(name)}`
  const store = await openStore({ dataDir: '', databaseUrl: url }, silent)
  const watched = new WeakSet<object>()
  let dead = false
  let left = Number.POSITIVE_INFINITY
  let diesDone = false

  const never = () => new Promise<never>(() => undefined)

  async function die(): Promise<void> {
    dead = true
    const end = 'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1'
    // A connection that is just being made shows up a moment later.
    for (let time = 0; time < 3; time++) {
      await ground.store.pool.query(end, [name])
      await sleep(20)
    }
  }

  /** Statements of one connection: counted, and not answered any more when the process is dead. */
  function watch(client: object): void {
    if (watched.has(client)) return
    watched.add(client)
    const query: Anything = Reflect.get(client, 'query')
    Reflect.set(client, 'query', (...given: unknown[]) => {
      if (dead) return never()
      left -= 1
      if (left > 0) return query.apply(client, given)
      // Done, but nobody hears of it; or never sent.
      if (diesDone) void Promise.resolve(query.apply(client, given)).catch(() => undefined)
      void (diesDone ? sleep(30) : Promise.resolve()).then(die)
      dead = true
      return never()
    })
  }

  const connect: Anything = Reflect.get(store.pool, 'connect')
  Reflect.set(store.pool, 'connect', (done?: Anything) => {
    if (dead) return never()
    const given = done ? [(error: unknown, client: object, release: unknown) => pass(done, error, client, release)] : []
    const made = connect.apply(store.pool, given)
    if (!(made instanceof Promise)) return made
    return made.then((client: object) => {
      watch(client)
      return dead ? never() : client
    })
  })

  function pass(done: Anything, error: unknown, client: object | undefined, release: unknown): void {
    if (dead) return
    if (client) watch(client)
    done(error, client, release)
  }

  return {
    store,
    isDead: () => dead,
    dieAt(statement, isDone) {
      left = statement
      diesDone = isDone
    },
    die,
  }
}
