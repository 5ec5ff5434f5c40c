import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '../problems.ts'
import { bindSoql } from './bind-soql.ts'

test('values are bound by their type', () => {
  const query =
    'SELECT Id FROM Lead WHERE Name = :name AND Score__c > :score AND Flag__c = :flag AND X = :none AND C IN :list'
  assert.equal(
    bindSoql(query, { name: "O'Neil", score: 1.5, flag: true, none: null, list: ['a', "b'"] }).text,
    "SELECT Id FROM Lead WHERE Name = 'O\\'Neil' AND Score__c > 1.5 AND Flag__c = true AND X = null AND C IN ('a','b\\'')",
  )
})

test('dates are bare', () => {
  assert.equal(
    bindSoql('WHERE A = :a AND B > :b', { a: { date: '2031-01-31' }, b: { dateTime: '2031-01-31T09:00:00+01:00' } })
      .text,
    'WHERE A = 2031-01-31 AND B > 2031-01-31T08:00:00.000Z',
  )
})

test('colons inside quotes and in date literals are left alone', () => {
  const query = "WHERE A = ':name' AND B = 'it\\'s :name' AND C = LAST_N_DAYS:7 AND D > 2031-01-01T10:00:00Z"
  assert.equal(bindSoql(query, {}).text, query)
})

test('a parameter that is not given is named with the nearest one', () => {
  assert.throws(
    () => bindSoql('WHERE A = :naem', { name: 'x' }),
    (problem: Problem) => problem.code === 'query-invalid' && problem.details.fix === 'Did you mean name?',
  )
})

test('an object that is no date, an empty list and an impossible date are refused', () => {
  for (const value of [{ x: 1 }, [], { date: 'soon' }, { dateTime: 'soon' }]) {
    assert.throws(() => bindSoql('WHERE A = :a', { a: value }), { code: 'query-invalid' }, JSON.stringify(value))
  }
})

test('a quote left open is refused: a parameter behind it would end the text', () => {
  for (const query of ["WHERE A = ':name", "WHERE A = 'x' AND B = ' AND C = :name", "WHERE A = 'it\\'s :name"]) {
    assert.throws(() => bindSoql(query, { name: ' OR Id != null OR Name = ' }), { code: 'query-invalid' }, query)
  }
})

test('no value of any type gets out of its place', () => {
  const attacks = ["' OR Id != null OR A = '", "\\' OR Id != null --", { date: "2031-01-01' OR Id != null" }]
  for (const attack of attacks) {
    try {
      assert.match(bindSoql('A = :a', { a: attack }).text, /^A = '(?:\\.|[^'\\])*'$/)
    } catch (thrown) {
      assert.equal((thrown as Problem).code, 'query-invalid')
    }
  }
})
