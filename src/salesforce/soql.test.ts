import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseQuery } from '@jetstreamapp/soql-parser-js'
import { dateOnly, like, name, names, soql } from './soql.ts'
import { overList } from './soql-lists.ts'
import { soslTerm } from './sosl.ts'

test('values are literals of their type', () => {
  const query = soql`SELECT ${names(['Id', 'Owner.Name'])} FROM ${name('Lead')} WHERE A = ${"O'Hara\\"} AND B = ${1e21} AND C = ${true} AND D = ${null} AND E > ${new Date(0)} AND F = ${dateOnly('2026-02-28')} AND G IN ${['a', 2]}`
  assert.equal(
    query.text,
    "SELECT Id,Owner.Name FROM Lead WHERE A = 'O\\'Hara\\\\' AND B = 1000000000000000000000 AND C = true AND D = null AND E > 1970-01-01T00:00:00.000Z AND F = 2026-02-28 AND G IN ('a',2)",
  )
})

test('no value breaks out of its quotes', () => {
  for (const value of ["' OR Name != '", "\\' OR Id != null --", 'a\\', "\n'\r", '%_', "''", '\\"']) {
    const { where } = parseQuery(soql`SELECT Id FROM Lead WHERE Name = ${value}`.text)
    assert.ok(where && 'left' in where && where.left && 'value' in where.left, value)
    assert.equal('operator' in where ? where.operator : undefined, undefined, value)
  }
})

test('names that are not names are refused', () => {
  for (const text of ['Name, Id', "Name'", '', 'A..B', 'Id FROM User', '1A'])
    assert.throws(() => name(text), { code: 'query-invalid' })
  assert.throws(() => soql`${[]}`, { code: 'query-invalid' })
  assert.throws(() => soql`${Number.NaN}`, { code: 'query-invalid' })
  assert.throws(() => dateOnly('2026-02-99'), { code: 'query-invalid' })
})

test('wildcards of the value stand for themselves', () => {
  assert.equal(like('50%_', 'starts').text, "'50\\%\\_%'")
})

test('a long list is spread over queries that fit', () => {
  const values = Array.from({ length: 10_000 }, (_, n) => `person${n}@example.com`)
  const queries = overList([...values, ...values], (list) => soql`SELECT Id FROM Lead WHERE Email IN ${list}`)
  assert.ok(queries.every(({ text }) => text.length <= 100_000))
  assert.equal(
    queries.map(({ text }) => text.match(/@/g)?.length ?? 0).reduce((a, b) => a + b),
    10_000,
  )
  assert.equal(queries.length, 3)
})

test('search operators are escaped', () => {
  assert.equal(soslTerm('a-b {c}* "d"'), 'a\\-b \\{c\\}\\* \\"d\\"')
})
