/** What the bus must remember that no commit tells: one JSON line per fact, in the org's folder. */

import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** An append-only file of facts, or nothing at all for an org that lives in memory only. */
export class FactFile<Fact> {
  readonly #path: string | undefined

  constructor(folder: string | undefined, name: string) {
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    this.#path = join(folder, name)
  }

  /** The facts in the order written; a torn last line is cut off. */
  read(): Fact[] {
    if (this.#path === undefined) return []
    const text = textOf(this.#path)
    const facts: Fact[] = []
    for (const line of text.split('\n').filter(Boolean)) {
      const fact = parse<Fact>(line)
      if (fact !== undefined) facts.push(fact)
    }
    if (text !== '' && !text.endsWith('\n')) this.replace(facts)
    return facts
  }

  append(...facts: Fact[]): void {
    if (this.#path !== undefined) appendFileSync(this.#path, toLines(facts))
  }

  /** Replaces all facts. */
  replace(facts: readonly Fact[]): void {
    if (this.#path !== undefined) writeFileSync(this.#path, toLines(facts))
  }
}

function toLines(facts: readonly unknown[]): string {
  return facts.map((fact) => `${JSON.stringify(fact)}\n`).join('')
}

/** Empty when the file is not there yet. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function parse<Fact>(line: string): Fact | undefined {
  try {
    return JSON.parse(line) as Fact
  } catch {
    return undefined
  }
}
