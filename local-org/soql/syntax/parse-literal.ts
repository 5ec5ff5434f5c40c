/** Parses the values a query compares with: strings, numbers, dates, date literals, booleans, null, currencies. */
import type { LiteralNode } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { dateRangeStyle } from './date-range-names.ts'
import { unescapeString } from './parse-string.ts'
import { refusal } from './refusal.ts'
import type { Token, TokenKind } from './tokenize.ts'
import { isReserved } from './words.ts'

function datetime(cursor: Cursor, token: Token): LiteralNode {
  const value = Date.parse(token.text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase())
  if (Number.isNaN(value)) throw refusal(cursor.text, token.at, 'MALFORMED_QUERY', `Invalid datetime: ${token.text}`)
  return { kind: 'datetime', value, at: token.at }
}

function date(cursor: Cursor, token: Token): LiteralNode {
  const moment = new Date(`${token.text}T00:00:00Z`)
  // Date rolls 31 February over to March; such a day is refused instead.
  const real = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(token.text)
  if (!real) throw refusal(cursor.text, token.at, 'MALFORMED_QUERY', `Invalid date: ${token.text}`)
  return { kind: 'date', value: token.text, at: token.at }
}

function time(_cursor: Cursor, token: Token): LiteralNode {
  const [clock = '', fraction = ''] = token.text.slice(0, -1).split('.')
  return { kind: 'time', value: `${clock}.${fraction.padEnd(3, '0').slice(0, 3)}Z`, at: token.at }
}

function string(cursor: Cursor, token: Token): LiteralNode {
  const source = token.text.slice(1, -1)
  return { kind: 'string', value: unescapeString(cursor.text, token.at, source), source, at: token.at }
}

const WORDS: Readonly<Record<string, (at: number) => LiteralNode>> = {
  TRUE: (at) => ({ kind: 'boolean', value: true, at }),
  FALSE: (at) => ({ kind: 'boolean', value: false, at }),
  NULL: (at) => ({ kind: 'null', at }),
}

/** The n of `LAST_N_DAYS:n`. */
function rangeCount(cursor: Cursor): number {
  cursor.expectMark(':')
  const token = cursor.take()
  if (token.kind === 'end') throw cursor.missing(token)
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw cursor.unexpected(token)
  return Number(token.text)
}

/** `USD5000.25` is an amount only in organizations with several currencies, which this one is not. */
const AMOUNT = /^[a-z]{3}-?\d/i

function word(cursor: Cursor, token: Token): LiteralNode {
  const name = token.text.toUpperCase()
  const plain = WORDS[name]
  if (plain) return plain(token.at)
  const style = dateRangeStyle(name)
  if (style) return { kind: 'dateRange', name, count: style === 'counted' ? rangeCount(cursor) : 0, at: token.at }
  if (isReserved(name) || AMOUNT.test(cursor.text.slice(token.at))) throw cursor.unexpected(token)
  throw refusal(cursor.text, token.at, 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code')
}

/** A string that is never closed swallows all that follows: the end of the query is what surprises. */
function openString(cursor: Cursor): never {
  throw cursor.unexpected()
}

const LITERALS: Partial<Record<TokenKind, (cursor: Cursor, token: Token) => LiteralNode>> = {
  datetime,
  date,
  time,
  string,
  open: openString,
  number: (_cursor, token) => ({ kind: 'number', value: Number(token.text), at: token.at }),
  name: word,
}

/** One literal. Throws MALFORMED_QUERY where none stands. */
export function parseLiteral(cursor: Cursor): LiteralNode {
  const token = cursor.take()
  if (token.kind === 'mark' && token.text === ':') {
    throw refusal(cursor.text, token.at, 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code')
  }
  const parse = LITERALS[token.kind]
  if (!parse) throw cursor.unexpected(token)
  return Object.freeze(parse(cursor, token))
}
