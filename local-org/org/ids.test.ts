/** Ids against pairs known from public Salesforce pages. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IdSource, isId, to18 } from './ids.ts'

test('15 characters get the checksum Salesforce gives', () => {
  assert.equal(to18('001000000000000'), '001000000000000AAA')
  assert.equal(to18('00D000000000062'), '00D000000000062EAA')
  assert.equal(to18('0012v00002Gv9tA'), '0012v00002Gv9tAAAR')
})

test('18 characters are checked, and their case is restored', () => {
  assert.equal(to18('00D000000000062EAA'), '00D000000000062EAA')
  assert.equal(to18('00d000000000062eaa'), '00D000000000062EAA')
  assert.equal(to18('00D000000000062EAB'), undefined)
  assert.equal(isId('00D00000000006-'), false)
  assert.equal(isId('short'), false)
})

test('ids of one prefix are unique, valid and grow', () => {
  const ids = new IdSource('dL')
  const made = Array.from({ length: 200 }, () => ids.next('003'))
  assert.equal(new Set(made).size, 200)
  assert.ok(made.every(isId))
  assert.deepEqual([...made].sort(), made)
  const other = new IdSource('dL')
  other.seen(made[199]!)
  assert.ok(other.next('003') > made[199]!)
})
