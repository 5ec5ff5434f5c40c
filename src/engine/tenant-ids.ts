/** What a tenant asks for by an id is first looked for in its own view of the database. */
import { Problem } from '../problems.ts'
import { rowsOf, type Store } from '../store/index.ts'
import { noSuchRun } from './runs/get.ts'

/** Where ids of a kind are found; `owned` knows connections and workflows, removed ones too. */
const places = {
  run: 'select 1 from run where id::text = $1',
  workflow: 'select 1 from owned where id::text = $1',
  connection: 'select 1 from owned where id::text = $1',
  event: 'select 1 from event where position::text = $1',
}

type Kind = keyof typeof places

export interface TenantIds {
  /** Throws Problem `not-found` when the tenant has nothing of this kind with this id. */
  check(kind: Kind, id: string | number): Promise<void>
  /** The work on what the id names, which is checked before. */
  checked<I extends string, A extends unknown[], R>(
    kind: Kind,
    work: (id: I, ...more: A) => Promise<R>,
  ): (id: I, ...more: A) => Promise<R>
}

export function tenantIds(store: Store): TenantIds {
  async function check(kind: Kind, id: string | number): Promise<void> {
    const rows = await rowsOf(store.db, places[kind], [String(id)])
    if (rows.length === 0) throw kind === 'run' ? noSuchRun(String(id)) : notHere(kind, id)
  }
  return {
    check,
    checked:
      (kind, work) =>
      async (id, ...more) => {
        await check(kind, id)
        return work(id, ...more)
      },
  }
}

function notHere(kind: string, id: string | number): Problem {
  return new Problem('not-found', { what: `There is no ${kind} ${id}.`, fix: 'List them to see what there is.' })
}
