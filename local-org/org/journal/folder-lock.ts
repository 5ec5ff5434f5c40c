/**
 * Keeps a folder to one process: a lock file that names its holder. A process that was killed leaves its file behind; whoever
 * comes next sees that the holder is gone and takes over.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { OrgError } from '../schema.ts'

const FILE = 'org.lock'

/** Folders this process holds: its own id in a file does not tell a former process of the same id from it. */
const held = new Set<string>()

/** Takes the folder; the answer gives it free. Throws OrgError DATA_IN_USE while another org has it. */
export function lockFolder(folder: string): () => void {
  const path = join(resolve(folder), FILE)
  if (held.has(path)) throw inUse(folder, String(process.pid))
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, identity(process.pid))
  try {
    take(path, mine, folder)
  } finally {
    rmSync(mine, { force: true })
  }
  held.add(path)
  return () => {
    if (held.delete(path)) rmSync(path, { force: true })
  }
}

/** A link is made whole or not at all, and by one process only. */
function take(path: string, mine: string, folder: string): void {
  for (;;) {
    try {
      linkSync(mine, path)
      return
    } catch (failure) {
      if (!isCode(failure, 'EEXIST')) throw failure
    }
    const holder = read(path)
    if (holder !== undefined && isAlive(holder)) throw inUse(folder, holder.split(' ')[0] ?? '')
    setAside(path, `${mine}.stale`, holder)
  }
}

/** Moves a dead holder's file away; if another process was quicker, what was moved is its file, and goes back. */
function setAside(path: string, aside: string, holder: string | undefined): void {
  try {
    renameSync(path, aside)
    if (read(aside) !== holder) linkSync(aside, path)
  } catch (failure) {
    if (!isCode(failure, 'ENOENT') && !isCode(failure, 'EEXIST')) throw failure
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Process id and, where the system tells, when it started: ids are used again. */
function identity(pid: number): string {
  const stat = read(`/proc/${pid}/stat`)
  const started = stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19)
  return `${pid} ${started ?? ''}`.trim()
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0])
  if (!Number.isInteger(pid) || pid <= 0 || (pid === process.pid && holder === identity(pid))) return false
  try {
    process.kill(pid, 0)
  } catch (failure) {
    if (isCode(failure, 'ESRCH')) return false
  }
  return identity(pid) === holder
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function isCode(failure: unknown, code: string): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === code
}

function inUse(folder: string, pid: string): OrgError {
  return new OrgError('DATA_IN_USE', `The folder ${folder} belongs to another running local org (process ${pid}).`)
}
