/** The server process itself: its settings, its start, and how to find one that is already running. */
import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { account } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'

/** Small when idle, and never less durable than PostgreSQL's own defaults: what was acknowledged survives kill -9. */
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '64MB',
  max_connections: '200',
  jit: 'off',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  max_parallel_workers_per_gather: '0',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

const logAtMost = 5_000_000

/** Starts it in a session of its own, so that Ctrl-C reaches us first and we can finish our work before it stops. */
export async function spawnPostmaster(home: Home, binaries: Binaries): Promise<ChildProcess> {
  const path = join(home.folder, 'postgres.log')
  const size = (await stat(path).catch(() => null))?.size ?? 0
  const log = await open(path, size > logAtMost ? 'w' : 'a', 0o600)
  try {
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(binaries.postgres, ['-D', home.data, '-k', home.socket, ...options], {
      ...account,
      env: binaries.env,
      cwd: home.folder,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    child.on('error', () => undefined)
    child.unref()
    return child
  } finally {
    await log.close()
  }
}

/** The process id in the lock file, or null when none is there. */
async function postmasterPid(home: Home): Promise<number | null> {
  const text = await readFile(lockFile(home), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isInteger(pid) ? pid : null
}

/**
 * Removes a lock file whose process id now belongs to something else. PostgreSQL itself would refuse to start for ever:
 * in a container, process ids repeat after a restart.
 */
export async function clearStaleLock(home: Home): Promise<void> {
  const pid = await postmasterPid(home)
  if (pid === null) return
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  if (command !== null && !command.includes(home.data)) await rm(lockFile(home), { force: true })
}

/** Fast shutdown: sessions are ended, all is written. Resolves when the lock file is gone, or after ten seconds. */
export async function stopPostmaster(home: Home): Promise<void> {
  const pid = await postmasterPid(home)
  if (pid === null || !signal(pid)) return
  for (let waited = 0; waited < 1000; waited++) {
    if ((await postmasterPid(home)) !== pid) return
    await sleep(10)
  }
}

function signal(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGINT')
  } catch {
    // Gone already.
    return false
  }
}

function lockFile(home: Home): string {
  return join(home.data, 'postmaster.pid')
}
