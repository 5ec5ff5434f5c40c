/** An empty database on a PostgreSQL of its own, gone afterwards. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { openStore, type Store } from '../../src/store/index.ts'

export const silent = pino({ level: process.env['RAINMAKER_LOG'] ?? 'silent' })

export interface BenchStore extends Store {
  /** Another empty database on the same server. */
  another(): Promise<Store>
}

export async function startStore(): Promise<BenchStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rainmaker-bench-'))
  const store = await openStore({ dataDir, databaseUrl: '' }, silent)
  return {
    ...store,
    async another() {
      const name = `bench_${randomUUID().replaceAll('-', '')}`
      await store.pool.query(`create database ${name}`)
      // What is tried here is not the loss of power.
      await store.pool.query(`alter database ${name} set synchronous_commit = off`)
      const url = `postgresql://${store.connection.user}@/${name}?host=${store.connection.host}`
      return openStore({ dataDir: '', databaseUrl: url }, silent)
    },
    async close() {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
