/** Puts values into a query where it says `:name`: bound by type, never pasted. */
import { Problem } from '../problems.ts'
import { dateOnly, Soql, type SoqlValue, soql } from '../salesforce/index.ts'
import { didYouMean, nearest } from './nearest.ts'

/** Texts in quotes stay as they are, a lone quote is a mistake; `:name` outside of them is a parameter. */
const pieces = /'(?:\\.|[^'\\])*'|(')|(?<![\w:]):([A-Za-z_]\w*)/gs

/**
 * The query with its parameters bound. Texts become quoted literals, lists IN lists; `{ date: '2031-01-31' }` and
 * `{ dateTime: '2031-01-31T09:00:00Z' }` become bare dates. Throws Problem `query-invalid`.
 */
export function bindSoql(query: string, params: Record<string, unknown>): Soql {
  const text = query.replace(pieces, (piece, lone: string | undefined, name: string | undefined) => {
    if (lone) throw unclosed()
    return name === undefined ? piece : paramNamed(name, params).text
  })
  return new Soql(text)
}

/** The parameter as a literal. Throws Problem `query-invalid`, with the nearest names when there is none. */
export function paramNamed(name: string, params: Record<string, unknown>): Soql {
  if (Object.hasOwn(params, name)) return soql`${bound(name, params[name])}`
  const near = nearest(name, Object.keys(params))
  throw new Problem('query-invalid', {
    what: `The query uses :${name}, and there is no parameter of that name.`,
    fix: didYouMean(near) || `Add "${name}" to params.`,
    field: 'params',
  })
}

/** A parameter behind an open quote would stand inside a text, and end it. */
function unclosed(): Problem {
  return new Problem('query-invalid', {
    what: 'A quote in the query is not closed.',
    fix: "Close it, or write \\' where the quote belongs to the text.",
    field: 'query',
  })
}

function bound(name: string, value: unknown): SoqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map((one) => bound(name, one))
  if (typeof value === 'object' && value !== undefined) return dated(name, value)
  throw unfit(name)
}

function dated(name: string, value: object): Soql | Date {
  if ('date' in value && typeof value.date === 'string') return dateOnly(value.date)
  if ('dateTime' in value && typeof value.dateTime === 'string') return new Date(value.dateTime)
  throw unfit(name)
}

function unfit(name: string): Problem {
  return new Problem('query-invalid', {
    what: `The parameter "${name}" is neither a text, a number, true or false, a list of these, nor a date.`,
    fix: 'Give dates as { "date": "2031-01-31" } or { "dateTime": "2031-01-31T09:00:00Z" }.',
    field: 'params',
  })
}
