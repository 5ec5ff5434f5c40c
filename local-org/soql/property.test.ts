/** Random queries over random rows, answered by the engine with its indexes and by a few plain lines without any: both must agree. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadObjects } from '../objects/index.ts'
import { createOrg } from '../org/index.ts'
import { columnOf, rowsOf } from './testing/ask.ts'

type Value = string | number | null
type Plain = Record<string, Value>

/** The same numbers every time: a failure can be looked at again. */
let state = 20_261_122
function below(limit: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
  return (state >> 8) % limit
}
const pick = <T>(from: readonly T[]): T => from[below(from.length)]!

const TEXTS = ['Acme', 'acme two', 'Beta', 'beta_x', '100%', "O'Neil", 'Émile', 'Zed']
const FIELDS: Readonly<Record<string, readonly Value[]>> = {
  Name: TEXTS,
  Site: [null, ...TEXTS],
  Industry: [null, 'Energy', 'Banking', 'Media'],
  AnnualRevenue: [null, 0, 1, 25, 1000],
  NumberOfEmployees: [null, 0, 1, 7],
}
const NUMBERS = ['AnnualRevenue', 'NumberOfEmployees']

const org = await createOrg({ objects: await loadObjects(), randomSeed: 1 })
const rows: Plain[] = []
for (let n = 0; n < 120; n++) {
  const values: Plain = Object.fromEntries(Object.entries(FIELDS).map(([name, choices]) => [name, pick(choices)]))
  const parent = n > 5 && below(2) === 0 ? pick(rows) : undefined
  if (parent) values['ParentId'] = parent['Id']!
  const Id = org.create(org.admin.id, 'Account', values)
  rows.push({ ...values, Id, ParentId: parent?.['Id'] ?? null, 'Parent.Name': parent?.['Name'] ?? null })
}
const view = org.as(org.admin.id)

const fold = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value)
const quoted = (value: Value) => (typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value))

interface Condition {
  text: string
  holds(row: Plain): boolean
}

const HOLDS: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a !== null && b !== null && a < b,
  '<=': (a, b) => a !== null && b !== null && a <= b,
  '>': (a, b) => a !== null && b !== null && a > b,
  '>=': (a, b) => a !== null && b !== null && a >= b,
}

function comparison(): Condition {
  const field = pick([...Object.keys(FIELDS), 'Parent.Name'])
  const value = pick(FIELDS[field] ?? TEXTS)
  const operator = pick(value === null ? ['=', '!='] : Object.keys(HOLDS))
  const holds = (row: Plain) => HOLDS[operator]!(fold(row[field]!), fold(value))
  return { text: `${field} ${operator} ${quoted(value)}`, holds }
}

function membership(): Condition {
  const field = pick(['Name', 'Industry', 'NumberOfEmployees', 'ParentId'])
  const values = [pick(FIELDS[field] ?? rows.map(({ Id }) => Id!)), pick(FIELDS[field] ?? rows.map(({ Id }) => Id!))]
  const negated = below(2) === 0
  const wanted = new Set(values.map((value) => (field === 'ParentId' ? value : fold(value))))
  const holds = (row: Plain) => wanted.has(field === 'ParentId' ? row[field]! : fold(row[field]!)) !== negated
  return { text: `${field} ${negated ? 'NOT IN' : 'IN'} (${values.map(quoted).join(', ')})`, holds }
}

function likeness(): Condition {
  const field = pick(['Name', 'Site', 'Parent.Name'])
  const word = pick(['acme', 'B', 'x', 'e', ''])
  const [before, after] = [pick(['', '%']), pick(['', '%'])]
  const holds = (row: Plain) => {
    const text = row[field]
    if (typeof text !== 'string') return false
    const at = text.toLowerCase().lastIndexOf(word.toLowerCase())
    if (before && after) return at >= 0
    if (before) return text.toLowerCase().endsWith(word.toLowerCase())
    return after ? text.toLowerCase().startsWith(word.toLowerCase()) : text.toLowerCase() === word.toLowerCase()
  }
  return { text: `${field} LIKE '${before}${word}${after}'`, holds }
}

function condition(depth: number): Condition {
  const kind = depth > 2 ? 2 + below(3) : below(5)
  if (kind === 0) {
    const inner = condition(depth + 1)
    return { text: `(NOT (${inner.text}))`, holds: (row) => !inner.holds(row) }
  }
  if (kind > 1) return pick([comparison, membership, likeness])()
  const terms = Array.from({ length: 2 + below(2) }, () => condition(depth + 1))
  const every = below(2) === 0
  const text = `(${terms.map((term) => term.text).join(every ? ' AND ' : ' OR ')})`
  return { text, holds: (row) => (every ? terms.every((t) => t.holds(row)) : terms.some((t) => t.holds(row))) }
}

test('filters keep the same rows', () => {
  for (let n = 0; n < 600; n++) {
    const { text, holds } = condition(0)
    const wanted = rows.filter(holds).map(({ Id }) => Id)
    assert.deepEqual(columnOf(view, `SELECT Id FROM Account WHERE ${text}`).sort(), wanted.sort(), text)
  }
})

function compare(a: Value, b: Value, descending: boolean, nullsLast: boolean): number {
  if (a === b) return 0
  if (a === null || b === null) return (a === null) === nullsLast ? 1 : -1
  return a < b === descending ? 1 : -1
}

test('orders, offsets and limits give the same rows in the same places', () => {
  for (let n = 0; n < 300; n++) {
    const keys = [pick([...Object.keys(FIELDS), 'Parent.Name']), pick(NUMBERS), 'Id']
    const wishes = keys.map((field) => ({ field, descending: below(2) === 0, nullsLast: below(2) === 0 }))
    const { text, holds } = condition(1)
    const [limit, offset] = [below(30), below(10)]
    const sorted = rows.filter(holds).sort((a, b) => {
      const results = wishes.map(({ field, descending, nullsLast }) => {
        const read = (row: Plain) => (field === 'Id' ? row[field]! : fold(row[field]!))
        return compare(read(a), read(b), descending, nullsLast)
      })
      return results.find((result) => result !== 0) ?? 0
    })
    const order = wishes
      .map((w) => `${w.field}${w.descending ? ' DESC' : ''}${w.nullsLast ? ' NULLS LAST' : ''}`)
      .join(', ')
    const soql = `SELECT Id FROM Account WHERE ${text} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`
    const wanted = sorted.slice(offset, offset + limit).map(({ Id }) => Id)
    assert.deepEqual(columnOf(view, soql), wanted, soql)
  }
})

test('groups sum up to the same', () => {
  for (let n = 0; n < 200; n++) {
    const { text, holds } = condition(1)
    const [key, number] = [pick(['Industry', 'Site', 'NumberOfEmployees']), pick(NUMBERS)]
    const least = below(3)
    const groups = Map.groupBy(rows.filter(holds), (row) => row[key] ?? null)
    const wanted = [...groups].flatMap(([value, members]) => {
      const numbers = members.flatMap((row) => row[number] ?? []).map(Number)
      const sum = numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0)
      const most = numbers.length === 0 ? null : Math.max(...numbers)
      return members.length > least ? [[value, members.length, numbers.length, sum, most]] : []
    })
    const soql = `SELECT ${key}, COUNT(Id), COUNT(${number}), SUM(${number}), MAX(${number}) FROM Account WHERE ${text} GROUP BY ${key} HAVING COUNT(Id) > ${least}`
    const inOrder = (all: unknown[][]) => all.map((row) => JSON.stringify(row)).sort()
    assert.deepEqual(inOrder(rowsOf(view, soql)), inOrder(wanted), soql)
  }
})
