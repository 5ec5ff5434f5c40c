import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../problems.ts'
import lead from '../objects/Lead.ts'
import { checkRow, type Write } from './check-row.ts'
import { leadDescribe } from './lead-describe.ts'

const full = { lastName: 'Abara', company: 'Orchard' }
const check = (given: Record<string, unknown>, write: Write = 'create') =>
  checkRow(given, { describe: leadDescribe, write, object: lead })

function problemOf(given: Record<string, unknown>, write: Write = 'create'): Problem {
  try {
    check(given, write)
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown
    throw thrown
  }
  return assert.fail('no Problem')
}

test('friendly names, API names and any capitals end up as API names', () => {
  assert.deepEqual(check({ lastName: 'A', COMPANY: 'B', Opt_In__c: 'yes' }), {
    LastName: 'A',
    Company: 'B',
    Opt_In__c: true,
  })
})

test('absent and empty values are left out of a new record', () => {
  assert.deepEqual(check({ ...full, email: null, rating: '', title: undefined }), {
    LastName: 'Abara',
    Company: 'Orchard',
  })
})

test('null and the empty text clear a field of an old record; a required one cannot be cleared', () => {
  assert.deepEqual(check({ email: '', rating: null }, 'update'), { Email: null, Rating: null })
  const problem = problemOf({ company: null }, 'update')
  assert.deepEqual([problem.code, problem.details.field], ['field-required', 'Company'])
})

test('a new record needs its required fields, an upsert leaves that to the org', () => {
  assert.deepEqual(
    [problemOf({ lastName: 'A' }).code, problemOf({ lastName: 'A' }).details.field],
    ['field-required', 'Company'],
  )
  assert.deepEqual(check({ lastName: 'A' }, 'upsert'), { LastName: 'A' })
})

test('an unknown field is named with the nearest ones, friendly names first', () => {
  const problem = problemOf({ ...full, emial: 'x' })
  assert.equal(problem.code, 'field-unknown')
  assert.deepEqual(problem.details.suggestions, ['email'])
  assert.equal(problem.details.object, 'Lead')
})

test('a field the user may not write is named, not dropped', () => {
  const problem = problemOf({ ...full, Name: 'x' })
  assert.deepEqual([problem.code, problem.details.field], ['field-not-writable', 'Name'])
})

test('all mistakes of a row are told at once', () => {
  const problem = problemOf({ company: 'B', emial: 'x', Region__c: 'Nroth', ownerId: '003000000000001' })
  assert.equal(problem.code, 'field-unknown')
  assert.deepEqual(
    problem.details.items?.map((item) => item.path),
    ['emial', 'Region__c', 'OwnerId', 'LastName'],
  )
})

test('a status is held to its list, other lists to what is near, and any object to what the org takes', () => {
  for (const values of [{ status: 'Wroking' }, { status: 'Nothing like it' }, { rating: 'Hott' }])
    assert.equal(problemOf({ ...full, ...values }).code, 'picklist-value-invalid')
  assert.equal(check({ ...full, rating: 'Lukewarm' })['Rating'], 'Lukewarm')
  const any = { LastName: 'A', Company: 'B', Rating: 'Lukewarm' }
  assert.equal(checkRow(any, { describe: leadDescribe, write: 'create' })['Rating'], 'Lukewarm')
  assert.throws(() => checkRow({ ...any, Region__c: 'Nroth' }, { describe: leadDescribe, write: 'create' }), {
    code: 'picklist-value-invalid',
  })
})

test('a parent may be named by an external id', () => {
  const given = { ...full, Owner: { Key__c: 'K1' } }
  assert.deepEqual(check(given)['Owner'], { Key__c: 'K1' })
})
