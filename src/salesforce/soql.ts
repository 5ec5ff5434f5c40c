/** Builds SOQL whose values can never become part of the query's grammar. */
import { Problem } from '../problems.ts'

/** A piece of query that is grammar, not a value. Whoever makes one by hand vouches for every character of it. */
export class Soql {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

export type SoqlValue = string | number | bigint | boolean | null | Date | Soql | readonly SoqlValue[]

/** `soql\`SELECT Id FROM Account WHERE Name = ${value}\``: values are written as literals, pieces go in as they are. */
export function soql(strings: TemplateStringsArray, ...values: SoqlValue[]): Soql {
  return new Soql(String.raw({ raw: strings.raw }, ...values.map(literal)))
}

/** Text of a query, however it was made. */
export function soqlText(query: string | Soql): string {
  return typeof query === 'string' ? query : query.text
}

/** An object, field or path (`Account.Owner.Name`, `ns__Field__c`). Throws `query-invalid` for anything else. */
export function name(path: string): Soql {
  if (/^[a-zA-Z]\w*(?:\.[a-zA-Z]\w*){0,5}$/.test(path)) return new Soql(path)
  throw new Problem('query-invalid', {
    what: `"${path}" is not the API name of a field or object.`,
    fix: 'Use letters, digits and underscores, with dots between steps.',
  })
}

/** Names with commas between, for SELECT. */
export function names(paths: readonly string[]): Soql {
  return new Soql(paths.map((path) => name(path).text).join(','))
}

/** A date without time, `2026-11-21`. */
export function dateOnly(date: string): Soql {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))) return new Soql(date)
  throw new Problem('query-invalid', { what: `"${date}" is not a date.`, fix: 'Write it as 2026-11-21.' })
}

const likeForms = {
  equals: (text: string) => text,
  starts: (text: string) => `${text}%`,
  ends: (text: string) => `%${text}`,
  contains: (text: string) => `%${text}%`,
}

/** The pattern behind LIKE, in which % and _ of the value stand for themselves. */
export function like(text: string, form: keyof typeof likeForms = 'contains'): Soql {
  return new Soql(`'${likeForms[form](escapeText(text).replace(/[%_]/g, '\\$&'))}'`)
}

/** Joins pieces with a word between (` AND `, `, `). */
export function join(pieces: readonly Soql[], between: ' AND ' | ' OR ' | ', '): Soql {
  return new Soql(pieces.map(({ text }) => text).join(between))
}

function literal(value: SoqlValue): string {
  if (value instanceof Soql) return value.text
  if (value === null) return 'null'
  if (typeof value === 'string') return `'${escapeText(value)}'`
  if (value instanceof Date) return instant(value)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'object') return list(value)
  return String(value)
}

function list(values: readonly SoqlValue[]): string {
  if (values.length > 0) return `(${values.map(literal).join(',')})`
  throw new Problem('query-invalid', {
    what: 'A query compares with an empty list, which matches nothing.',
    fix: 'Leave the query out when there is nothing to compare with.',
  })
}

function number(value: number): string {
  if (Number.isFinite(value)) return decimal(value)
  throw new Problem('query-invalid', { what: `${value} is not a number SOQL knows.`, fix: 'Give a finite number.' })
}

/** SOQL has no exponents. */
function decimal(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return Math.abs(value) < 1 ? value.toFixed(20) : BigInt(value).toString()
}

function instant(value: Date): string {
  if (!Number.isNaN(value.getTime())) return value.toISOString()
  throw new Problem('query-invalid', { what: 'A time in the query is not valid.', fix: 'Give a valid time.' })
}

const escapes: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm */
function escapeText(text: string): string {
  return text.replace(/[\\'"\n\r\t\f]|[\b]/g, (character) => escapes[character] ?? '')
}
