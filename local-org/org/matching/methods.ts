/**
 * The matching methods: which algorithms look at a field, what counts of their scores, and from which score two values match
 * (https://help.salesforce.com/s/articleView?id=sales.matching_rules_matching_methods.htm).
 */
import { ALGORITHMS } from './algorithms.ts'

export interface Method {
  /** 0 to 100, of two values that are not blank, in lower case. */
  score(a: string, b: string): number
  threshold: number
}

/** The best score counts. */
function best(threshold: number, algorithms: (keyof typeof ALGORITHMS)[], normalize = (text: string) => text): Method {
  return {
    threshold,
    score(a, b) {
      const [x, y] = [normalize(a), normalize(b)]
      return Math.max(...algorithms.map((name) => ALGORITHMS[name](x, y)))
    },
  }
}

/** The value is cut into sections, each with its share of the score. */
function weighted(threshold: number, sections: Section[], cut: (text: string) => string[]): Method {
  return {
    threshold,
    score(a, b) {
      const [x, y] = [cut(a), cut(b)]
      return sections.reduce((sum, [by, weight], i) => sum + (weight / 100) * ALGORITHMS[by](x[i] ?? '', y[i] ?? ''), 0)
    },
  }
}

type Section = [by: keyof typeof ALGORITHMS, percent: number]

const LEGAL_FORMS = /\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|sa|bv|the)\b\.?/g
const KNOWN_BY_LETTERS: Record<string, string> = {
  ibm: 'international business machines',
  ge: 'general electric',
  hp: 'hewlett packard',
}

/** Without legal form and signs; a text that is nothing else stays as it is. */
function companyName(text: string): string {
  const plain = text
    .replace(LEGAL_FORMS, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return KNOWN_BY_LETTERS[plain] ?? (plain === '' ? text : plain)
}

/** International code, area code, the next three and the last four digits. */
function phoneSections(text: string): string[] {
  const digits = text.replace(/\D/g, '')
  const local = digits.slice(-10)
  return [digits.slice(0, -10) || '1', local.slice(0, -7), local.slice(-7, -4), local.slice(-4)]
}

const SUFFIXES: Record<string, string> = {
  street: 'st',
  avenue: 'ave',
  road: 'rd',
  boulevard: 'blvd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  square: 'sq',
}
const STREET = /^(\d+\w*)?\s*(.*?)\s*(?:,?\s*(?:suite|ste|apt|unit|floor|#)\.?\s*(\S+))?$/

/** Name, number, suffix ('st') and suite. */
function streetSections(text: string): string[] {
  const [, number = '', middle = '', suite = ''] = STREET.exec(text.replace(/\s+/g, ' ').trim()) ?? []
  const names = middle.split(' ')
  const last = (names.at(-1) ?? '').replace('.', '')
  const suffix = SUFFIXES[last] ?? (Object.values(SUFFIXES).includes(last) ? last : '')
  return [(suffix === '' ? names : names.slice(0, -1)).join(' '), number, suffix, suite]
}

const zipSections = (text: string) => {
  const [first = '', second = ''] = text.split('-')
  return [first.trim(), second.trim()]
}

const hostOf = (text: string) =>
  text
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '')

export const METHODS = {
  exact: best(100, ['exact']),
  firstName: best(85, ['exact', 'initials', 'jaroWinkler', 'nameVariant']),
  lastName: best(90, ['exact', 'keyboardDistance', 'sound']),
  companyName: best(70, ['acronym', 'exact', 'syllables'], companyName),
  title: best(50, ['acronym', 'editDistance', 'exact']),
  city: best(85, ['editDistance', 'exact']),
  phone: weighted(
    80,
    [
      ['exact', 10],
      ['exact', 50],
      ['exact', 30],
      ['exact', 10],
    ],
    phoneSections,
  ),
  street: weighted(
    80,
    [
      ['editDistance', 50],
      ['exact', 20],
      ['exact', 15],
      ['exact', 15],
    ],
    streetSections,
  ),
  zip: weighted(
    80,
    [
      ['exact', 90],
      ['exact', 10],
    ],
    zipSections,
  ),
  website: best(100, ['exact'], hostOf),
} satisfies Record<string, Method>
