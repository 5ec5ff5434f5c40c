/** The operating-system account the embedded server runs under: ours, or nobody when we are root (PostgreSQL refuses root). */
import { constants } from 'node:fs'
import { access, chown, stat } from 'node:fs/promises'
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
  if (account.uid === undefined) return access(folder, constants.X_OK).then(...yesNo)
  const { mode, uid } = await stat(folder)
  if (!(mode & (uid === account.uid ? 0o100 : 0o001))) return false
  const above = dirname(folder)
  return above === folder || isReachable(above)
}

const yesNo = [() => true, () => false] as const
