/** Changes the master key while calls go on: a new key, all secrets sealed anew in batches, then the old key is forgotten. */
import { setTimeout } from 'node:timers/promises'
import { Problem } from '../problems.ts'
import { type Database, rowsOf } from '../store/index.ts'
import type { Base } from './base.ts'
import type { Keyring } from './keyring.ts'

export interface Rotation {
  /** Secrets sealed anew. */
  resealed: number
  ms: number
}

const batch = 250
/** Another server may be storing something it sealed with the old key a moment ago, ms. */
const settleMs = 2000

/** What is sealed, by table: the columns that make its name, as it was given when it was sealed. */
const sealedRows = {
  secret: { name: 'name', where: "name <> 'renewal'" },
  oauth_attempt: { name: "'oauth ' || state", where: 'true' },
} as const

type Table = keyof typeof sealedRows

/** Marks of a renewal under way are compared, never opened, and so stay as they are. */
export async function rotateVault(base: Base, keys: Keyring): Promise<Rotation> {
  const began = performance.now()
  return oneAtATime(base, async () => {
    await keys.add()
    const first = await resealAll(base)
    await setTimeout(settleMs)
    const late = await resealAll(base)
    await keys.retire()
    return { resealed: first + late, ms: Math.round(performance.now() - began) }
  })
}

async function resealAll(base: Base): Promise<number> {
  let done = 0
  for (const table of ['secret', 'oauth_attempt'] as const) {
    for (let count = -1; count !== 0; done += count) count = await base.transaction((tx) => resealSome(base, tx, table))
  }
  return done
}

/** Seals up to a batch anew; the number of renewals (epoch) stays, for the secret is the same. */
async function resealSome({ vault }: Base, tx: Database, table: Table): Promise<number> {
  const { name, where } = sealedRows[table]
  const old = await rowsOf<{ place: string; connection_id: string; name: string; sealed: Buffer }>(
    tx,
    `select ctid::text as place, connection_id::text, ${name} as name, sealed from ${table}
     where ${where} and substring(sealed from 1 for 5) <> $1 limit ${batch} for update`,
    [vault.mark()],
  )
  if (old.length === 0) return 0
  const fresh = old.map((row) =>
    vault.seal(vault.open(row.sealed, row.connection_id, row.name), row.connection_id, row.name),
  )
  await rowsOf(
    tx,
    `update ${table} t set sealed = n.sealed from unnest($1::tid[], $2::bytea[]) as n (place, sealed) where t.ctid = n.place`,
    [old.map(({ place }) => place), fresh],
  )
  return old.length
}

const rotationLock = 7_265_020

async function oneAtATime<T>(base: Base, work: () => Promise<T>): Promise<T> {
  return base.transaction(async (tx) => {
    const [row] = await rowsOf<{ free: boolean }>(tx, 'select pg_try_advisory_xact_lock($1) as free', [rotationLock])
    if (row?.free) return work()
    throw new Problem('conflict', { what: 'The master key is being changed already.', fix: 'Wait until that is done.' })
  })
}
