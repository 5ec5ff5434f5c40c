/** The keys of the audit log. With one, who can write the database but has not the master key cannot write a line that fits. */
import { randomBytes } from 'node:crypto'
import { Problem } from '../problems.ts'
import { firstTenant } from '../store/index.ts'

/** Where keys are kept sealed. `get` throws `setting-invalid` of what the master key does not open. */
export interface KeyStore {
  put(tenantId: string, name: string, secret: string): Promise<void>
  get(tenantId: string, name: string): Promise<string | null>
  names(tenantId: string, prefix: string): Promise<string[]>
}

export interface LineKey {
  /** The first line it is for: up to that of the next key. */
  from: number
  /** Null when the master key that sealed it is gone. */
  key: Buffer | null
}

export interface LineKeys {
  /** The key for the next line; made when there is none that opens. For the holder of the log's lock. */
  forNext(position: number): Promise<LineKey & { key: Buffer }>
  /** In the order of their lines. */
  all(): Promise<LineKey[]>
}

/** The number is the first line: a sealed key opens under its own name only, so that it cannot be moved. */
const prefix = 'audit key '
const keyBytes = 32

export function createLineKeys(kept: KeyStore): LineKeys {
  let newest: (LineKey & { key: Buffer }) | null = null

  async function all(): Promise<LineKey[]> {
    const names = await kept.names(firstTenant, prefix)
    const keys = await Promise.all(
      names.map(async (name) => ({ from: Number(name.slice(prefix.length)), key: await open(kept, name) })),
    )
    return keys.sort((a, b) => a.from - b.from)
  }

  return {
    all,
    async forNext(position) {
      const { from = 0, key = null } = newest ?? (await all()).at(-1) ?? {}
      newest = key ? { from, key } : await make(kept, position)
      return newest
    },
  }
}

async function open(kept: KeyStore, name: string): Promise<Buffer | null> {
  try {
    const text = await kept.get(firstTenant, name)
    return text === null ? null : Buffer.from(text, 'base64')
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'setting-invalid') return null
    throw thrown
  }
}

async function make(kept: KeyStore, from: number): Promise<LineKey & { key: Buffer }> {
  const key = randomBytes(keyBytes)
  await kept.put(firstTenant, `${prefix}${from}`, key.toString('base64'))
  return { from, key }
}
