/** The master keys in use: one, or two while secrets are sealed anew. The newest seals; each opens what it sealed. */
import { createHash, type KeyObject } from 'node:crypto'

export interface MasterKey {
  /** First bytes of a hash of the key: says which key sealed something without telling the key. */
  id: Buffer
  key: KeyObject
}

export const keyIdBytes = 4

export interface Keyring {
  newest(): MasterKey
  /** Oldest first. Reads anew what another server may have added. */
  all(): MasterKey[]
  /** Makes a key that seals from now on; the others still open. */
  add(): Promise<MasterKey>
  /** Forgets all keys but the newest. */
  retire(): Promise<void>
}

export function masterKeyOf(key: KeyObject): MasterKey {
  const id = createHash('sha256').update('rainmaker master key').update(key.export()).digest().subarray(0, keyIdBytes)
  return { id, key }
}

/** One key that never changes. */
export function fixedKeyring(key: KeyObject): Pick<Keyring, 'newest' | 'all'> {
  const only = masterKeyOf(key)
  return { newest: () => only, all: () => [only] }
}
