/** Opens the store: finds or starts the database, migrates it, and hands out the one pool. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolConfig } from 'pg'
import type { Logger } from 'pino'
import { codeOf, isLostDatabase, messageOf, Problem } from '../problems.ts'
import type { Settings } from '../settings.ts'
import { type EmbeddedServer, startEmbedded } from './embedded/server.ts'
import { tenantRole } from './isolate.ts'
import { migrate } from './migrate.ts'
import { openPool } from './pool.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import { tenantPool } from './tenant-pool.ts'
import { transact } from './transact.ts'

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
    onError(error) {
      log.warn({ error: error.message }, 'a database connection was lost')
      embedded?.revive()
    },
    onRefused: () => embedded?.revive(),
  })
  try {
    const patienceMs = embedded ? revivingMs : startingMs
    const applied = await whenItAnswers(() => migrate(pool), patienceMs)
    if (applied.length > 0) log.info({ applied }, 'database migrated')
    return storeOn(pool, connection, embedded, await whenItAnswers(() => standingOf(pool), patienceMs))
  } catch (error) {
    await pool.end()
    await embedded?.release()
    throw unreachable(error, embedded !== null)
  }
}

/** Whether our login stands above row-level security, and whether there is a role below it to act as. */
interface Standing {
  above: boolean
  role: boolean
}

async function standingOf(pool: Pool): Promise<Standing> {
  const { rows } = await pool.query<Standing>(
    `select rolsuper or rolbypassrls as above, rolsuper and exists (select 1 from pg_roles where rolname = $1) as role
     from pg_roles where rolname = current_user`,
    [tenantRole],
  )
  return rows[0] ?? { above: true, role: false }
}

function storeOn(pool: Pool, connection: PoolConfig, embedded: EmbeddedServer | null, standing: Standing): Store {
  const ofTenants = new Map<string, Store>()
  const role = standing.role ? tenantRole : null
  const on = (reach: Pool): Store => {
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: reach }) })
    return {
      pool: reach,
      db,
      connection,
      transaction: (work) => transact(db, work),
      isolates: standing.role || !standing.above,
      of(tenantId) {
        const known = ofTenants.get(tenantId) ?? on(tenantPool(pool, { tenantId, role }))
        ofTenants.set(tenantId, known)
        return known
      },
      async close() {
        await pool.end()
        await embedded?.release()
      },
    }
  }
  return on(pool)
}

/** A server that is just starting (a container beside ours) refuses for some seconds. */
const startingMs = 5000
/** An embedded one was perhaps being stopped by the last that left just when we came: then it is started again. */
const revivingMs = 150_000
const hasNoAddressYet = new Set(['ENOTFOUND', 'EAI_AGAIN'])

async function whenItAnswers<T>(work: () => Promise<T>, patienceMs: number): Promise<T> {
  for (const end = Date.now() + patienceMs; ; await sleep(500)) {
    try {
      return await work()
    } catch (error) {
      const isAway = isLostDatabase(error) || hasNoAddressYet.has(codeOf(error))
      if (Date.now() >= end || !isAway) throw error
    }
  }
}

function unreachable(error: unknown, embedded: boolean): Problem {
  if (error instanceof Problem) return error
  return new Problem('database-unreachable', {
    what: `The database cannot be used: ${messageOf(error)}.`,
    fix: embedded
      ? 'Look at postgres.log beside the database, or set DATABASE_URL to a PostgreSQL of your own.'
      : 'Check DATABASE_URL: host, database, user, password, and that the user may create a schema.',
    cause: error,
  })
}
