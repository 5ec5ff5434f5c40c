import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Double, writeJson } from './double.ts'
import { pretty } from './pretty.ts'

test('doubles are written as Java prints them, other numbers and texts as they are', () => {
  const value = { a: new Double(490), b: new Double(1.39e8), c: new Double(0.5), d: 490, e: '\u0001double "x"' }
  const text = '{"a":490.0,"b":1.39E8,"c":0.5,"d":490,"e":"\\u0001double \\"x\\""}'
  assert.equal(writeJson(value), text)
  assert.equal(pretty({ a: [new Double(-3)] }), '{\n  "a" : [ -3.0 ]\n}')
})
