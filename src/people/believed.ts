/** What secrets were found to open, believed for a moment: a request need not ask the database each time. */
import { hashOfSecret } from './secrets.ts'

const believedMs = 1000
const kept = 10_000

export interface Believed<T> {
  /** From memory, or what `look` finds. */
  of(secret: string, look: () => Promise<T>): Promise<T>
  forget(): void
}

/** Of the secrets themselves only hashes are held, so that a dump of memory has none. */
export function createBelieved<T>(): Believed<T> {
  const known = new Map<string, { found: T; until: number }>()
  return {
    async of(secret, look) {
      const name = hashOfSecret(secret).toString('base64')
      const last = known.get(name)
      if (last && last.until > Date.now()) return last.found
      const found = await look()
      if (known.size >= kept) known.clear()
      known.set(name, { found, until: Date.now() + believedMs })
      return found
    },
    forget: () => known.clear(),
  }
}
