import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDepth } from './json-body.ts'

const nested = (levels: number, inside = '1') => '[{"a":'.repeat(levels / 2) + inside + '}]'.repeat(levels / 2)

test('a hundred levels are taken, more are not, whatever else is wrong with it', () => {
  checkDepth(nested(100))
  checkDepth('[[],[],{}]'.repeat(1000))
  for (const deep of [nested(102), '['.repeat(5_000_000), `"\\"",${nested(102)}`]) {
    assert.throws(() => checkDepth(deep), { code: 'bad-request' })
  }
})

test('brackets in texts are no levels', () => {
  for (const text of [
    '"'.concat('['.repeat(500), '"'),
    JSON.stringify({ a: `"${'{'.repeat(500)}\\` }),
    nested(100, '"[{\\"["'),
  ]) {
    checkDepth(text)
  }
})
