/**
 * Named secrets in the headers of http steps: `Bearer {secret:billing}`. They are put in where the document says so and never
 * where data says so, and nothing that is kept or told has them.
 */
import { randomUUID } from 'node:crypto'
import { Problem } from '../../problems.ts'

/** Null when there is none of this name where the workflow belongs. */
export type SecretOf = (name: string) => Promise<string | null>

const place = /\{secret:([\w-]{1,60})\}/g
const hidden = '•••'

export interface WithSecrets {
  /** The headers as the document has them, with marks nobody can guess in the places of secrets. */
  marked: Record<string, string>
  /** What is sent: secrets in the places of the marks. */
  reveal(headers: Record<string, string>): Record<string, string>
  /** What may be seen, of what was sent and of what came back. */
  hide<T>(value: T): T
}

/** To be called before templates are filled. Throws Problem `value-missing` for a name that is not there. */
export async function withSecrets(headers: Record<string, string>, secretOf: SecretOf): Promise<WithSecrets> {
  const marks = new Map<string, string>()
  const names = new Set(
    Object.values(headers).flatMap((text) => [...text.matchAll(place)].map(([, name = '']) => name)),
  )
  const markOf = new Map<string, string>()
  for (const name of names) {
    const mark = randomUUID()
    marks.set(mark, (await secretOf(name)) ?? missing(name))
    markOf.set(name, mark)
  }
  const marked = mapTexts(headers, (text) => text.replace(place, (_, name: string) => markOf.get(name) ?? ''))
  const secrets = [...marks].flat()
  return {
    marked,
    reveal: (filled) =>
      mapTexts(filled, (text) => [...marks].reduce((known, [mark, secret]) => known.replaceAll(mark, secret), text)),
    hide: (value) => (secrets.length === 0 ? value : hide(value, secrets)),
  }
}

const mapTexts = (texts: Record<string, string>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]))

/** The other side may say our secret back to us: as it is, or within a longer text. */
function hide<T>(value: T, secrets: string[]): T {
  const words = secrets.map((secret) => JSON.stringify(secret).slice(1, -1))
  const text = words.reduce((known, word) => known.replaceAll(word, hidden), JSON.stringify(value))
  return JSON.parse(text)
}

function missing(name: string): never {
  throw new Problem('value-missing', {
    what: `There is no secret "${name}".`,
    fix: `Store it first: rainmaker secrets set ${name}`,
    field: 'headers',
  })
}
