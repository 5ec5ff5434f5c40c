/** Starts our own programs as processes, waits until they answer, and starts the server anew when it dies. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../problems.ts'
import { pause } from '../story.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface Program {
  /** Its main file, below the project. */
  main: string
  args: string[]
  env?: Record<string, string>
  logFile: string
}

/** When somebody who waits wants to know that something is happening. */
const slowMs = 10_000
const patienceMs = 180_000

/** A small young generation: 20 to 50 MB less resident for a little more work of the garbage collector. */
const nodeFlags = ['--max-semi-space-size=4', '--disable-warning=ExperimentalWarning']

/** Detached, so that it outlives a killed terminal; its output goes to its log file. */
export function launch(program: Program): ChildProcess {
  const log = openSync(program.logFile, 'a', 0o600)
  const child = spawn(process.execPath, [...nodeFlags, join(root, program.main), ...program.args], {
    cwd: root,
    env: { ...process.env, ...program.env },
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  return child
}

/**
 * Waits for `ready` to answer. A busy machine with a slow disk takes its time for the first start, so only a program that ended
 * or has long been silent is given up: it is ended, and the Problem has the last lines of its log. So is one when `signal` says stop.
 */
export async function untilReady<T>(
  child: ChildProcess,
  program: Program,
  ready: () => Promise<T | null>,
  signal?: AbortSignal,
): Promise<T> {
  const begun = Date.now()
  let isTold = false
  for (let waited = 0; waited < patienceMs; waited = Date.now() - begun) {
    const answer = await ready().catch(() => null)
    if (answer !== null) return answer
    if (child.exitCode !== null || child.signalCode !== null || signal?.aborted) break
    if (waited > slowMs && !isTold) {
      isTold = true
      process.stderr.write(`… still starting ${program.main}; its log: ${program.logFile}\n`)
    }
    await pause(40, signal)
  }
  // Left alive, it would hold its port and folder, and keep this process from ending.
  if (child.pid !== undefined) await end(child.pid)
  throw signal?.aborted ? interrupted(program) : await didNotComeUp(program)
}

async function didNotComeUp({ main, logFile }: Program): Promise<Problem> {
  const log = await readFile(logFile, 'utf8').catch(() => '')
  return new Problem('server-unreachable', {
    what: `${main} did not come up.`,
    why: log.trim().split('\n').slice(-5).join('\n  '),
    fix: `See ${logFile}; another program may use the port (set RAINMAKER_PORT).`,
  })
}

const interrupted = ({ main }: Program) =>
  new Problem('server-unreachable', {
    what: `Stopped before ${main} was up.`,
    fix: 'Nothing is lost: start again when you like.',
  })

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Asks a process of ours to end and waits until it has; after the grace time it is killed. That is longer than a disk stands
 * still now and then: a server that is killed leaves its database running.
 */
export async function end(pid: number, graceMs = 45_000): Promise<void> {
  if (!alive(pid)) return
  process.kill(pid, 'SIGTERM')
  const last = Date.now() + graceMs
  while (alive(pid) && Date.now() < last) await pause(30)
  if (alive(pid)) process.kill(pid, 'SIGKILL')
}
