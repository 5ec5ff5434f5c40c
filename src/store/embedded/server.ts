/** One embedded PostgreSQL for one data folder: started by the first process, shared by all, stopped by the last. */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { Problem } from '../../problems.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, superuser } from './cluster.ts'
import { type Home, homeIn } from './home.ts'
import { clearStaleLock, spawnPostmaster, stopPostmaster } from './postmaster.ts'

export interface EmbeddedServer {
  connection: pg.PoolConfig
  /** Call when connections fail: starts the server again if it is gone. */
  revive(): void
  /** Call after the last connection is closed: stops the server unless others still use it. */
  release(): Promise<void>
}

const database = 'rainmaker'
/** For a server that keeps ending by itself. */
const startWithinMs = 20_000
/** For one that lives: after a kill it first reads its log anew, on a busy disk for a good while. */
const recoverWithinMs = 150_000
/** A question that hangs is asked again. */
const answerWithinMs = 10_000

/** Adopts the server that runs for this folder (a kill -9 of its starter leaves it running), else starts one. */
export async function startEmbedded(dataDir: string, log: Logger): Promise<EmbeddedServer> {
  const home = await homeIn(dataDir, log)
  const application = `rainmaker ${process.pid}`
  const connection = { host: home.socket, user: superuser, database, application_name: application }
  await ensureRunning(home, connection, log)
  let reviving: Promise<void> | null = null
  let released = false
  return {
    connection,
    revive() {
      if (released || reviving) return
      reviving = ensureRunning(home, connection, log)
        .catch((error: unknown) => log.error({ error: String(error) }, 'the database could not be started again'))
        .finally(() => {
          reviving = null
        })
    },
    async release() {
      released = true
      await reviving
      if (await othersPresent(connection)) return
      await stopPostmaster(home)
    },
  }
}

async function ensureRunning(home: Home, connection: pg.ClientConfig, log: Logger): Promise<void> {
  if (await answers(connection)) return
  const began = performance.now()
  const binaries = await findBinaries(home.folder)
  await ensureCluster(home, binaries)
  await startUntilItAnswers(home, binaries, connection)
  log.info({ folder: home.folder, ms: Math.round(performance.now() - began) }, 'embedded PostgreSQL started')
}

/**
 * A start can fail at first: another process is faster, or workers of a killed server still hold its memory for a moment.
 * Both end with a server that answers, so we repeat until one does.
 */
async function startUntilItAnswers(home: Home, binaries: Binaries, connection: pg.ClientConfig): Promise<void> {
  const begun = Date.now()
  let child: ChildProcess | null = null
  for (;;) {
    if (child === null || child.exitCode !== null || child.pid === undefined) {
      await clearStaleLock(home)
      child = await spawnPostmaster(home, binaries)
    }
    await sleep(15)
    if (await answers(connection)) return
    const isDead = child.exitCode !== null
    const patienceMs = isDead ? startWithinMs : recoverWithinMs
    if (Date.now() - begun > patienceMs) throw noStart(home, patienceMs)
    if (isDead) await sleep(200)
  }
}

/** SQLSTATE of "database does not exist". */
const noDatabase = '3D000'

/** Whether the server takes us; makes our database the first time. */
async function answers(connection: pg.ClientConfig): Promise<boolean> {
  try {
    await once(connection, 'select 1')
    return true
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === noDatabase)) return false
  }
  // Another process may make it at the same time: whoever fails sees it in the next round.
  // It copies files, which takes as long as the disk wants.
  await once({ ...connection, database: 'postgres', query_timeout: 0 }, `create database ${database}`).catch(
    () => undefined,
  )
  return answers(connection)
}

async function othersPresent(connection: pg.ClientConfig): Promise<boolean> {
  const present = "select 1 from pg_stat_activity where backend_type = 'client backend' and application_name <> $1"
  const rows = await once(connection, present, [connection.application_name]).catch(() => [{}])
  return rows.length > 0
}

async function once(connection: pg.ClientConfig, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
    ...connection,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query(text, values)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

function noStart(home: Home, patienceMs: number): Problem {
  return new Problem('database-unreachable', {
    what: `The embedded PostgreSQL in ${home.folder} did not start within ${patienceMs / 1000} s.`,
    fix: `Read ${home.folder}/postgres.log, or set DATABASE_URL to a PostgreSQL of your own.`,
  })
}
