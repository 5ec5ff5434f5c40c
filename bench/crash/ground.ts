/** The folder and the PostgreSQL of one campaign; the database outlives the servers and can be restarted under them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../../src/store/index.ts'
import { silent } from '../support/store.ts'

export interface Ground {
  folder: string
  store: Store
  /** DATABASE_URL for servers. */
  url: string
  /** Ends PostgreSQL as a power cut would, all of it; its keeper starts it again. */
  killDatabase(): Promise<void>
  close(): Promise<void>
}

export async function openGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'rainmaker-crash-'))
  const store = await openStore({ dataDir: folder, databaseUrl: '' }, silent)
  const { rows } = await store.pool.query<{ folder: string }>("select current_setting('data_directory') as folder")
  const { user, database, host } = store.connection
  return {
    folder,
    store,
    url: `postgresql://${user}@/${database}?host=${host}`,
    async killDatabase() {
      const [pid = ''] = (await readFile(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8')).split('\n')
      // SIGQUIT: all sessions end at once and nothing is written out; the next start recovers from the log.
      process.kill(Number(pid), 'SIGQUIT')
    },
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
