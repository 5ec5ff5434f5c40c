/**
 * Values of every kind through every way into a query, read back by a parser that is not ours: each must be the one literal that was
 * meant, and nothing else of the query may differ.
 */
import assert from 'node:assert/strict'
import { parseQuery } from '@jetstreamapp/soql-parser-js'
import fc from 'fast-check'
import { bindSoql } from '../../src/connector/bind-soql.ts'
import { aField } from '../../src/connector/check/lead-describe.ts'
import { readFilters } from '../../src/connector/records/filters.ts'
import { select } from '../../src/connector/soql.ts'
import { like, type ObjectDescribe, soql } from '../../src/salesforce/index.ts'

const types = ['string', 'double', 'boolean', 'date', 'datetime'] as const
type Type = (typeof types)[number]

const describe: ObjectDescribe = {
  ...{ name: 'Lead', label: 'Lead', labelPlural: 'Leads', keyPrefix: '00Q', custom: false, recordTypes: [] },
  ...{ createable: true, updateable: true, deletable: true, undeletable: true },
  ...{ queryable: true, searchable: true, replicateable: true },
  fields: types.map((type) => aField(`${type}__c`, { type, length: 0, precision: 18, scale: 6 })),
}

/** What tries to be more than a text. */
const hostile = [
  "'",
  '\\',
  '"',
  "\\'",
  ' OR ',
  ' AND ',
  'Id != null',
  '(',
  ')',
  ',',
  '--',
  '/*',
  ';',
  ':name',
  '%',
  '_',
  '?',
]
const plain = [
  'a',
  'Z',
  '0',
  ' ',
  '\n',
  '\r',
  '\t',
  '\b',
  '\f',
  'é',
  'ß',
  '漢',
  '🙂',
  '\u200b',
  'NULL',
  'TODAY',
  'true',
]

/** Never blank or empty: that means no value here. The parser takes no line separators in a text, which Salesforce does. */
const texts = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...hostile, ...plain), maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  .filter((text) => text.trim() !== '' && !/[\u2028\u2029\u0085]/.test(text))
const days = fc.date({ min: new Date('1700-01-01'), max: new Date('3999-12-31'), noInvalidDate: true })

/** A value of a kind, as a person gives it, and as the query must hold it. */
interface Meant {
  type: Type
  given: unknown
  /** As a parameter, where that differs. */
  param?: unknown
  holds: string | number | boolean
}

const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((n) => Number(n.toFixed(6))),
)

export const meantValues: fc.Arbitrary<Meant> = fc.oneof(
  { weight: 5, arbitrary: texts.map((given): Meant => ({ type: 'string', given, holds: given })) },
  numbers.map((given): Meant => ({ type: 'double', given, holds: given + 0 })),
  fc.boolean().map((given): Meant => ({ type: 'boolean', given, holds: given })),
  days.map((day): Meant => {
    const given = day.toISOString().slice(0, 10)
    return { type: 'date', given, param: { date: given }, holds: given }
  }),
  days.map((day): Meant => {
    const given = day.toISOString()
    return { type: 'datetime', given, param: { dateTime: given }, holds: given }
  }),
)

/** Every way in. Gives the query's text. */
const ways: Record<string, (meant: Meant) => string> = {
  template: ({ type, given }) => {
    const value = type === 'datetime' ? new Date(String(given)) : type === 'date' ? null : given
    if (value === null) return ways['filter']?.({ type, given, holds: '' }) ?? ''
    return soql`SELECT Id FROM Lead WHERE F = ${value as string} AND G = 1`.text.replace('F =', `${type}__c =`)
  },
  parameter: ({ type, given, param = given }) =>
    bindSoql(`SELECT Id FROM Lead WHERE ${type}__c = :value AND G = 1`, { value: param }).text,
  filter: ({ type, given }) => filtered({ [`${type}__c`]: given }),
  comparison: ({ type, given }) => filtered({ [`${type}__c`]: { eq: given } }),
}

function filtered(where: Record<string, unknown>): string {
  return select({ object: 'Lead', fields: ['Id'], where: [...readFilters(describe, where), soql`G = ${1}`] }).text
}

interface Condition {
  field: string
  operator: string
  value: string | string[]
  literalType: string
}

interface Tree {
  left: Condition
  operator?: string
  right?: { left: Condition; right?: unknown; operator?: string }
}

/** The tree must be `F = value AND G = 1` and no more; gives the first condition. */
function firstOf(text: string): Condition {
  const { where, fields, sObject, ...rest } = parseQuery(text)
  assert.deepEqual([fields?.length, sObject, Object.keys(rest)], [1, 'Lead', []], text)
  const { left, operator, right, ...more } = where as unknown as Tree
  assert.deepEqual(
    [operator, right?.left.field, right?.left.value, right?.right, Object.keys(more)],
    ['AND', 'G', '1', undefined, []],
    text,
  )
  return left
}

const escapes: Record<string, string> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
}

/** What Salesforce reads out of a quoted text. */
const unquoted = (text: string) =>
  text.slice(1, -1).replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter)

const readers: Record<string, (text: string) => unknown> = {
  STRING: unquoted,
  INTEGER: Number,
  DECIMAL: Number,
  BOOLEAN: (text) => text.toLowerCase() === 'true',
  DATE: (text) => text,
  DATETIME: (text) => text,
}

/** Throws when a value is not read back as it was meant. */
export function checkValue(meant: Meant): void {
  for (const [way, write] of Object.entries(ways)) {
    const text = write(meant)
    const { field, operator, value, literalType } = firstOf(text)
    assert.deepEqual([field, operator], [`${meant.type}__c`, '='], `${way}: ${text}`)
    assert.equal(readers[literalType]?.(String(value)), meant.holds, `${way}: ${text}`)
  }
}

/** Lists, in one condition: each text its own literal, in order. */
export const lists = fc.array(texts, { minLength: 1, maxLength: 8 })

export function checkList(list: string[]): void {
  const queries = [
    filtered({ string__c: { in: list } }),
    bindSoql('SELECT Id FROM Lead WHERE string__c IN :list AND G = 1', { list }).text,
  ]
  for (const text of queries) {
    const { operator, value } = firstOf(text)
    assert.deepEqual([operator, [value].flat().map(unquoted)], ['IN', list], text)
  }
}

/** Patterns: wildcards of the value stand for themselves. */
export const words = texts

export function checkPattern(word: string): void {
  const text = soql`SELECT Id FROM Lead WHERE string__c LIKE ${like(word)} AND G = 1`.text
  const { operator, value } = firstOf(text)
  assert.match(String(value), /^'%.*%'$/s)
  const inner = `'${String(value).slice(2, -2)}'`
  assert.deepEqual([operator, unquoted(inner)], ['LIKE', word], text)
  // Wildcards that count are those without a backslash before them.
  assert.doesNotMatch(inner.replace(/\\./gs, ''), /[%_]/, text)
}
