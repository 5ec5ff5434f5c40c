/**
 * How alike two texts are, 0 to 100, by the algorithms of Salesforce's matching rules
 * (https://help.salesforce.com/s/articleView?id=sales.matching_rules_matching_algorithms.htm). Texts come in lower case.
 */
import { NAME_VARIANTS } from './name-variants.ts'
import { soundOf } from './sound.ts'

export type Algorithm = (a: string, b: string) => number

const WHOLE = 100
const all = (is: boolean) => (is ? WHOLE : 0)

const words = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/** Least cost of turning one text into the other; `swap` is what it costs to take one letter for another. */
function distance(a: string, b: string, swap: (x: string, y: string) => number): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : swap(a[i - 1] ?? '', b[j - 1] ?? ''))
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const share = (cost: number, a: string, b: string) => WHOLE * (1 - cost / Math.max(a.length, b.length, 1))

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

function isNeighbour(x: string, y: string): boolean {
  const place = (letter: string) => {
    const line = KEYS.findIndex((keys) => keys.includes(letter))
    return { line, at: KEYS[line]?.indexOf(letter) ?? -1 }
  }
  const [a, b] = [place(x), place(y)]
  return a.line >= 0 && b.line >= 0 && Math.abs(a.line - b.line) <= 1 && Math.abs(a.at - b.at) <= 1
}

const JARO_PREFIX = 4
const JARO_WEIGHT = 0.1

/** Letters of one text that are in the other not far away, in order. */
function common(a: string, b: string): string[] {
  const reach = Math.max(Math.floor(Math.max(a.length, b.length) / 2) - 1, 0)
  const rest = [...b]
  return [...a].filter((letter, i) => {
    const at = rest.findIndex((other, j) => other === letter && Math.abs(i - j) <= reach)
    if (at >= 0) rest[at] = ''
    return at >= 0
  })
}

function jaroWinkler(a: string, b: string): number {
  const [inA, inB] = [common(a, b), common(b, a)]
  if (inA.length === 0) return 0
  const moved = inA.filter((letter, i) => letter !== inB[i]).length / 2
  const jaro = (inA.length / a.length + inA.length / b.length + (inA.length - moved) / inA.length) / 3
  let prefix = 0
  while (prefix < JARO_PREFIX && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++
  return WHOLE * (jaro + prefix * JARO_WEIGHT * (1 - jaro))
}

const initialsOf = (text: string) =>
  words(text)
    .map((word) => word[0])
    .join('')

function isAcronym(short: string, long: string): boolean {
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '')
  return letters.length > 1 && words(short).length === 1 && words(long).length > 1 && initialsOf(long) === letters
}

function isInitial(short: string, long: string): boolean {
  return /^\p{L}\.?$/u.test(short) && long.startsWith(short[0] ?? '')
}

/** Each word against the likest of the other text. */
function byWords(a: string, b: string): number {
  const [some, others] = [words(a), words(b)].sort((x, y) => y.length - x.length)
  if (!some?.length || !others?.length) return 0
  const best = some.map((word) => Math.max(...others.map((other) => ALGORITHMS.editDistance(word, other))))
  return best.reduce((sum, score) => sum + score, 0) / some.length
}

export const ALGORITHMS = {
  exact: (a, b) => all(a === b),
  editDistance: (a, b) =>
    share(
      distance(a, b, () => 1),
      a,
      b,
    ),
  keyboardDistance: (a, b) =>
    share(
      distance(a, b, (x, y) => (isNeighbour(x, y) ? 0.5 : 1)),
      a,
      b,
    ),
  jaroWinkler,
  initials: (a, b) => all(isInitial(a, b) || isInitial(b, a)),
  acronym: (a, b) => all(isAcronym(a, b) || isAcronym(b, a)),
  nameVariant: (a, b) => all(NAME_VARIANTS.some((names) => names.includes(a) && names.includes(b))),
  sound: (a, b) => all(soundOf(a) !== '' && soundOf(a) === soundOf(b)),
  syllables: byWords,
} satisfies Record<string, Algorithm>
