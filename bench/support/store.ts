/** An empty database on a PostgreSQL of its own, gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { openStore, type Store } from '../../src/store/index.ts'

export const silent = pino({ level: process.env['RAINMAKER_LOG'] ?? 'silent' })

export async function startStore(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rainmaker-bench-'))
  const store = await openStore({ dataDir, databaseUrl: '' }, silent)
  return {
    ...store,
    async close() {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
