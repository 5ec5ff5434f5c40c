/** Contents of files and attachments: beside the rows, in a folder of their own or in memory. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export class Blobs {
  readonly #folder: string | undefined
  readonly #memory = new Map<string, Uint8Array>()

  constructor(dataDir: string | undefined) {
    this.#folder = dataDir && join(dataDir, 'blobs')
  }

  put(id: string, bytes: Uint8Array): void {
    if (!this.#folder) {
      this.#memory.set(id, bytes)
      return
    }
    mkdirSync(this.#folder, { recursive: true })
    writeFileSync(join(this.#folder, id), bytes)
  }

  get(id: string): Uint8Array | undefined {
    if (!this.#folder || !/^[0-9A-Za-z]+$/.test(id)) return this.#memory.get(id)
    try {
      return readFileSync(join(this.#folder, id))
    } catch {
      return undefined
    }
  }

  /** Keeps all contents in memory; gives what puts them back. */
  hold(): () => void {
    const names = this.#folder ? (existsSync(this.#folder) ? readdirSync(this.#folder) : []) : [...this.#memory.keys()]
    const kept = names.map((name) => [name, this.get(name)] as const)
    return () => {
      for (const [name, bytes] of kept) if (bytes) this.put(name, bytes)
    }
  }

  clear(): void {
    this.#memory.clear()
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true })
  }
}
