import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, refusalOf } from '../index.ts'
import { knownCodes, knownPage } from './index.ts'
import { retryClasses } from './known-refusal.ts'
import { knownRefusals } from './known-refusals.ts'
import { notices } from './notices.ts'

test('all 117 rows of the error table are there', () => {
  const rows = new Set([...knownRefusals.map(([row]) => row), ...notices.map(({ row }) => row)])
  const missing = Array.from({ length: 117 }, (_, n) => n + 1).filter((row) => !rows.has(row))
  assert.deepEqual(missing, [])
})

test('each is a Problem of its class, in whole sentences, with something to do', () => {
  const wrong = knownRefusals.flatMap(([row, retryClass, code, httpStatus, message, field]) => {
    const problem = problemOf({ errorCode: code, message, fields: field ? [field] : [], httpStatus }, {})
    const { what, fix } = problem.details
    const thens: readonly string[] = retryClasses[retryClass].thens
    const good =
      thens.includes(problem.then) &&
      /^["\p{Lu}].*[.!?]$/u.test(what) &&
      /^\p{Lu}.*\.$/u.test(fix) &&
      !/\{(object|field|value|record|max|type|said)\}/.test(what + fix)
    const known = !/^Salesforce refused the call/.test(what)
    return good && known ? [] : [[row, code, retryClass, problem.then, what, fix]]
  })
  assert.deepEqual(wrong, [])
})

test('every code has a page; an unknown one has none and is told honestly', () => {
  for (const code of knownCodes()) assert.ok(knownPage(code), code)
  assert.equal(knownPage('BRAND_NEW_CODE'), null)
  assert.equal(knownPage('toString'), null)
  const { code, details } = refusalOf([{ errorCode: 'BRAND_NEW_CODE', message: 'No way' }], 400)
  assert.deepEqual([code, details.what], ['org-refused', 'Salesforce refused the call: No way.'])
})
