/** Where broken JSON breaks. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonFault } from './json-fault.ts'

test('points at the first character that cannot be', () => {
  const cases: [string, number][] = [
    ['{"a": x}', 6],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['[1, 2,]', 6],
    ['{"a": [1, {"b": tru}]}', 16],
    ['{"a": 1} x', 9],
    ['{"a": "b', 8],
    ['{"a": "b\nc"}', 8],
    ['--', 1],
    ['[1', 2],
    ['', 0],
  ]
  for (const [source, offset] of cases) {
    assert.throws(() => JSON.parse(source))
    assert.equal(jsonFault(source).at, offset, source)
  }
})
