/** Dates in the patterns of Java's SimpleDateFormat, as transformation specs name them: 'dd MM yy', 'MM/dd/yyyy HH:mm'. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type Parts = Record<'y' | 'M' | 'd' | 'H' | 'm' | 's', number>

/** Letters of a pattern: what they match, and what they say. */
const LETTERS: Readonly<Record<string, [match: string, read: (text: string, parts: Parts) => void]>> = {
  y: ['\\d{2,4}', (text, parts) => (parts.y = Number(text) + (text.length > 2 ? 0 : Number(text) < 50 ? 2000 : 1900))],
  M: ['\\d{1,2}|[A-Za-z]{3,}', (text, parts) => (parts.M = monthOf(text))],
  d: ['\\d{1,2}', (text, parts) => (parts.d = Number(text))],
  H: ['\\d{1,2}', (text, parts) => (parts.H = Number(text))],
  h: ['\\d{1,2}', (text, parts) => (parts.H += Number(text) % 12)],
  m: ['\\d{1,2}', (text, parts) => (parts.m = Number(text))],
  s: ['\\d{1,2}', (text, parts) => (parts.s = Number(text))],
  a: ['[AaPp][Mm]', (text, parts) => (parts.H += /p/i.test(text) ? 12 : 0)],
}

function monthOf(text: string): number {
  return /\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1
}

/** The instant a text says in a pattern, GMT; undefined when it does not follow the pattern. */
export function readJavaDate(pattern: string, text: string): Date | undefined {
  const runs = pattern.match(/([A-Za-z])\1*|[^A-Za-z]+/g) ?? []
  const letters = runs.map((run) => LETTERS[run[0] ?? ''])
  const source = runs.map((run, i) => (letters[i] ? `(${letters[i][0]})` : run.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  const found = new RegExp(`^${source.join('')}$`).exec(text.trim())
  if (!found) return undefined
  const parts: Parts = { y: 1970, M: 1, d: 1, H: 0, m: 0, s: 0 }
  for (const [i, letter] of letters.filter(Boolean).entries()) letter?.[1](found[i + 1] ?? '', parts)
  return new Date(Date.UTC(parts.y, parts.M - 1, parts.d, parts.H, parts.m, parts.s))
}
