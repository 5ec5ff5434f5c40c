/**
 * The durable journal: one JSON line per entry, handed to the operating system before the call returns, so that a killed
 * process loses nothing it answered for. (It is not forced to disk: a power cut may lose the last seconds.)
 */
import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from './folder-lock.ts'
import type { Persistent } from './persistent.ts'

const FILE = 'journal.jsonl'
const CHUNK = 1 << 22
const NEWLINE = 10

/** Complete lines of a file with the position behind each; a torn last line is not given. */
function* lines(fd: number): Generator<{ text: string; end: number }> {
  const buffer = Buffer.allocUnsafe(CHUNK)
  let rest = Buffer.alloc(0)
  let position = 0
  let end = 0
  for (;;) {
    const read = readSync(fd, buffer, 0, CHUNK, position)
    if (read === 0) return
    position += read
    let from = 0
    const data = rest.length ? Buffer.concat([rest, buffer.subarray(0, read)]) : buffer.subarray(0, read)
    for (let at = data.indexOf(NEWLINE); at >= 0; at = data.indexOf(NEWLINE, from)) {
      end += at + 1 - from
      yield { text: data.toString('utf8', from, at), end }
      from = at + 1
    }
    rest = Buffer.from(data.subarray(from))
  }
}

/** `[kind, entry]`, or undefined for a line that was cut or spoilt. */
function parse(text: string): [string, unknown] | undefined {
  try {
    const line: unknown = JSON.parse(text)
    return Array.isArray(line) && typeof line[0] === 'string' ? [line[0], line[1]] : undefined
  } catch {
    return undefined
  }
}

export class Journal {
  readonly #folder: string | undefined
  #fd: number | undefined
  #giveFree: () => void = () => undefined
  #parts = new Map<string, Persistent>()

  /** Without a folder nothing is kept. */
  constructor(folder: string | undefined) {
    this.#folder = folder
  }

  /**
   * Reads everything back into the parts and opens for appending. Returns the count of entries read. Throws OrgError
   * DATA_IN_USE when another process has the folder.
   */
  open(parts: Persistent[]): number {
    this.#parts = new Map(parts.map((part) => [part.kind, part]))
    if (!this.#folder) return 0
    mkdirSync(this.#folder, { recursive: true })
    this.#giveFree = lockFolder(this.#folder)
    const path = join(this.#folder, FILE)
    if (!existsSync(path)) {
      this.#fd = openSync(path, 'a')
      return 0
    }
    const fd = openSync(path, 'r+')
    const { count, end } = this.#read(fd)
    ftruncateSync(fd, end)
    closeSync(fd)
    this.#fd = openSync(path, 'a')
    return count
  }

  append(kind: string, entry: unknown): void {
    if (this.#fd !== undefined) writeAll(this.#fd, `${JSON.stringify([kind, entry])}\n`)
  }

  /** Replaces the file by what the parts hold now; the old one stays whole until the new one is. */
  compact(): void {
    if (!this.#folder || this.#fd === undefined) return
    const path = join(this.#folder, FILE)
    const fresh = openSync(`${path}.new`, 'w')
    for (const part of this.#parts.values()) {
      for (const entry of part.snapshot()) writeAll(fresh, `${JSON.stringify([part.kind, entry])}\n`)
    }
    closeSync(fresh)
    closeSync(this.#fd)
    renameSync(`${path}.new`, path)
    this.#fd = openSync(path, 'a')
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
    this.#giveFree()
  }

  #read(fd: number): { count: number; end: number } {
    let count = 0
    let whole = 0
    for (const { text, end } of lines(fd)) {
      const line = parse(text)
      if (!line) break
      this.#parts.get(line[0])?.restore(line[1])
      whole = end
      count++
    }
    return { count, end: whole }
  }
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(fd, bytes, sent)
}
