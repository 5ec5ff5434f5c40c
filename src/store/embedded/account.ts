/** The operating-system account the embedded server runs under: ours, or nobody when we are root (PostgreSQL refuses root). */
import { chmod, chown, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Account {
  uid?: number
  gid?: number
}

const nobody = { uid: 65_534, gid: 65_534 }

export const account: Account = process.getuid?.() === 0 ? nobody : {}

/** Gives a file or folder of ours to the account. */
export async function handOver(path: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) await chown(path, account.uid, account.gid)
}

/** Whether the account can walk through a folder and all above it. */
export async function isReachable(folder: string): Promise<boolean> {
  if (account.uid === undefined) return true
  const above = dirname(folder)
  return (await isOpen(folder)) && (above === folder || isReachable(above))
}

/**
 * Lets the account walk through a folder of ours (0700 becomes 0711: others may pass, not look), when that is all it takes.
 * Says whether it is reachable now.
 */
export async function openTheWay(folder: string): Promise<boolean> {
  if (await isReachable(folder)) return true
  const { mode, uid } = await stat(folder)
  if (uid !== process.getuid?.() || !(await isReachable(dirname(folder)))) return false
  await chmod(folder, (mode & 0o777) | 0o011)
  return true
}

async function isOpen(folder: string): Promise<boolean> {
  const { mode, uid } = await stat(folder)
  return (mode & (uid === account.uid ? 0o100 : 0o001)) !== 0
}
