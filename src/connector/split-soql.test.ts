import assert from 'node:assert/strict'
import { test } from 'node:test'
import { soql } from '../salesforce/index.ts'
import { bindSoql } from './bind-soql.ts'
import { limitOf, splitSoql } from './split-soql.ts'

const many = Array.from({ length: 5000 }, (_, n) => `some'body, (${n}@x.example`)

test('a short query stays as it is', () => {
  const query = soql`SELECT Id FROM Lead WHERE Name IN ${['a', 'b']}`
  assert.deepEqual(splitSoql(query), [query])
})

test('a list that is too long is spread: each value once, the rest of the query in every part', () => {
  const query = bindSoql(
    "SELECT Id, (SELECT Id FROM Tasks) FROM Lead WHERE Email IN :many AND Status IN ('x') LIMIT 7",
    {
      many: [...many, ...many],
    },
  )
  const parts = splitSoql(query)
  assert.ok(parts.length > 1 && parts.every(({ text }) => text.length <= 100_000))
  const ends =
    "^SELECT Id, \\(SELECT Id FROM Tasks\\) FROM Lead WHERE Email IN \\(.*\\) AND Status IN \\('x'\\) LIMIT 7$"
  for (const { text } of parts) assert.match(text, new RegExp(ends, 's'))
  const values = parts.flatMap(({ text }) => text.match(/'some(?:\\.|[^'])*'/g) ?? [])
  assert.deepEqual(values.length, 5000)
  assert.equal(new Set(values).size, 5000)
  assert.deepEqual([limitOf(query), limitOf(soql`SELECT Id FROM Lead`)], [7, null])
})

test('what would mean something else in parts is refused with its length', () => {
  const wheres = [
    'Email NOT IN :many',
    'NOT Email IN :many',
    'Email IN :many OR Phone = null',
    '(Email IN :many)',
    'Email IN :many ORDER BY Name',
    'Email IN :many LIMIT 5 OFFSET 5',
  ]
  for (const where of wheres) {
    const query = bindSoql(`SELECT Id FROM Lead WHERE ${where}`, { many })
    assert.throws(() => splitSoql(query), { code: 'query-invalid' }, where)
  }
  const counted = bindSoql('SELECT COUNT(Id) FROM Lead WHERE Email IN :many', { many })
  assert.throws(() => splitSoql(counted), /characters; Salesforce takes 100,000/)
  assert.throws(() => splitSoql(soql`SELECT Id FROM Lead WHERE Name = ${'x'.repeat(100_001)}`), {
    code: 'query-invalid',
  })
})
