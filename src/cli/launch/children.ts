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

/** Waits for `ready` to answer; Problem with the end of the log when the program ends or takes too long. */
export async function untilReady<T>(
  child: ChildProcess,
  program: Program,
  ready: () => Promise<T | null>,
  patienceMs = 30_000,
): Promise<T> {
  const end = Date.now() + patienceMs
  while (Date.now() < end) {
    const answer = await ready().catch(() => null)
    if (answer !== null) return answer
    if (child.exitCode !== null || child.signalCode !== null) break
    await pause(40)
  }
  const log = await readFile(program.logFile, 'utf8').catch(() => '')
  throw new Problem('server-unreachable', {
    what: `${program.main} did not come up.`,
    why: log.trim().split('\n').slice(-5).join('\n  '),
    fix: `See ${program.logFile}; another program may use the port (set RAINMAKER_PORT).`,
  })
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Asks a process of ours to end and waits until it has; after the grace time it is killed. */
export async function end(pid: number, graceMs = 8000): Promise<void> {
  if (!alive(pid)) return
  process.kill(pid, 'SIGTERM')
  const last = Date.now() + graceMs
  while (alive(pid) && Date.now() < last) await pause(30)
  if (alive(pid)) process.kill(pid, 'SIGKILL')
}
