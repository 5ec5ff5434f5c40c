/** Opens the store: finds or starts the database, migrates it, and hands out the one pool. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolConfig } from 'pg'
import type { Logger } from 'pino'
import { Problem } from '../problems.ts'
import type { Settings } from '../settings.ts'
import { type EmbeddedServer, startEmbedded } from './embedded/server.ts'
import { migrate } from './migrate.ts'
import { openPool } from './pool.ts'
import type { Database, Store } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * With DATABASE_URL that server, else an embedded PostgreSQL in the data folder. Throws Problem `database-unreachable`.
 * A start costs about a second the first time, a fraction afterwards.
 */
export async function openStore(settings: Pick<Settings, 'dataDir' | 'databaseUrl'>, log: Logger): Promise<Store> {
  const embedded = settings.databaseUrl ? null : await startEmbedded(settings.dataDir, log)
  const connection = embedded?.connection ?? {
    connectionString: settings.databaseUrl,
    application_name: `rainmaker ${process.pid}`,
  }
  const pool = openPool(connection, {
    prepare: embedded !== null,
    onError(error) {
      log.warn({ error: error.message }, 'a database connection was lost')
      embedded?.revive()
    },
    onRefused: () => embedded?.revive(),
  })
  try {
    const applied = await whenItAnswers(() => migrate(pool))
    if (applied.length > 0) log.info({ applied }, 'database migrated')
  } catch (error) {
    await pool.end()
    await embedded?.release()
    throw unreachable(error, embedded !== null)
  }
  return storeOn(pool, connection, embedded)
}

function storeOn(pool: Pool, connection: PoolConfig, embedded: EmbeddedServer | null): Store {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    pool,
    db,
    connection,
    transaction: (work) => transact(db, work),
    async close() {
      await pool.end()
      await embedded?.release()
    },
  }
}

/** SQLSTATE of a serialisation failure and of a deadlock: the database asks to run the transaction again. */
const again = new Set(['40001', '40P01'])

async function transact<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt >= 5 || !again.has(codeOf(error))) throw error
      await sleep(Math.random() * 20 * attempt)
    }
  }
}

/** A server that is just starting (a container beside ours) refuses for some seconds. */
const starting = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03'])

async function whenItAnswers<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= 10 || !starting.has(codeOf(error))) throw error
      await sleep(500)
    }
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

function unreachable(error: unknown, embedded: boolean): Problem {
  if (error instanceof Problem) return error
  return new Problem('database-unreachable', {
    what: `The database cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
    fix: embedded
      ? 'Look at postgres.log beside the database, or set DATABASE_URL to a PostgreSQL of your own.'
      : 'Check DATABASE_URL: host, database, user, password, and that the user may create a schema.',
    cause: error,
  })
}
