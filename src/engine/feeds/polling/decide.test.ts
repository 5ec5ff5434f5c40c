import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SeenRow } from '../../events/index.ts'
import { decide } from './decide.ts'
import { hashOf } from './state.ts'

const plan = {
  object: 'Lead',
  fields: ['Id', 'Name'],
  types: new Map(),
  stampField: 'SystemModstamp',
  missing: [],
  mergeable: true,
  hasBin: true,
  listsDeleted: true,
}
const at = (second: number) => `2026-11-21T10:00:${String(second).padStart(2, '0')}.000+0000`
const iso = (second: number) => at(second).replace('+0000', 'Z')
const row = (Id: string, second: number, Name: string, created = second) => ({
  attributes: { type: 'Lead' },
  Id,
  Name,
  SystemModstamp: at(second),
  CreatedDate: at(created),
})
const seenAs = (recordId: string, second: number, values: Record<string, unknown>, gone = false): SeenRow => ({
  object: 'Lead',
  recordId,
  stamp: iso(second),
  hash: hashOf(values),
  values,
  gone,
  hinted: false,
})
const read = (rows: Record<string, unknown>[], seen: SeenRow[] = []) =>
  decide({
    connectionId: 'c',
    feed: 'polling',
    plan,
    rows,
    seen: new Map(seen.map((one) => [one.recordId, one])),
    start: iso(10),
  })

test('never seen: created when young enough, else updated without a before', () => {
  const { events } = read([row('a', 20, 'A'), row('b', 20, 'B', 5)])
  assert.deepEqual(
    events.map(({ change, recordId, before }) => [change, recordId, before]),
    [
      ['created', 'a', null],
      ['updated', 'b', null],
    ],
  )
  assert.equal(events[0]?.key, 'created:a')
})

test('a created record occurred when it was created, though it changed since', () => {
  assert.equal(read([row('a', 30, 'A', 20)]).events[0]?.occurredAt, iso(20))
})

test('seen at the same stamp with the same values is nothing; older than seen is nothing', () => {
  const seen = [seenAs('a', 20, { Id: 'a', Name: 'A' })]
  assert.deepEqual(read([row('a', 20, 'A')], seen).events, [])
  assert.deepEqual(read([row('a', 19, 'Old')], seen), { events: [], seen: [] })
})

test('the same stamp with other values is another change of that second', () => {
  const { events } = read([row('a', 20, 'B')], [seenAs('a', 20, { Id: 'a', Name: 'A' })])
  assert.deepEqual([events[0]?.change, events[0]?.before], ['updated', { Name: 'A' }])
})

test('a state that comes back within its second is told again', () => {
  let seen = [seenAs('a', 20, { Id: 'a', Name: 'A' })]
  const keys = ['B', 'A', 'B'].map((name) => {
    const decided = read([row('a', 20, name)], seen)
    seen = decided.seen
    return decided.events[0]?.key
  })
  assert.equal(new Set(keys.slice(0, 2)).size, 2)
  const { events } = read([row('a', 21, 'A'), row('a', 21, 'B'), row('a', 21, 'A')], seen)
  assert.equal(new Set(events.map(({ key }) => key)).size, 3)
})

test('a later stamp is an update even when nothing we read differs', () => {
  const { events } = read([row('a', 21, 'A')], [seenAs('a', 20, { Id: 'a', Name: 'A' })])
  assert.deepEqual([events[0]?.change, events[0]?.before], ['updated', {}])
})

test('fields read for the first time are kept and are no change', () => {
  const { events, seen } = read([{ ...row('a', 20, 'A'), Phone: '1' }], [seenAs('a', 20, { Id: 'a', Name: 'A' })])
  assert.deepEqual(events, [])
  assert.equal(seen[0]?.values['Phone'], '1')
})

test('a record known to be deleted that is there again was undeleted', () => {
  const { events, seen } = read([row('a', 30, 'A')], [seenAs('a', 25, { Id: 'a', Name: 'A' }, true)])
  assert.deepEqual([events[0]?.change, seen[0]?.gone], ['undeleted', false])
})

test('a page that tells of one record twice makes one event', () => {
  const { events, seen } = read([row('a', 20, 'A'), row('a', 20, 'A')])
  assert.deepEqual([events.length, seen.length], [1, 1])
})

const binned = (id: string, second: number, Name: string, winner: string | null = null) => ({
  ...row(id, second, Name),
  IsDeleted: true,
  MasterRecordId: winner,
})

test('a row of the recycle bin is a deletion, with a winner a merge; known to be gone it is nothing', () => {
  const { events, seen } = read([binned('a', 30, 'A'), binned('b', 30, 'B', 'a')], [seenAs('a', 20, { Id: 'a' })])
  assert.deepEqual(
    events.map(({ change, key, record }) => [change, key, record['Name'], record['MasterRecordId']]),
    [
      ['deleted', `deleted:a:${iso(30)}`, 'A', undefined],
      ['merged', `merged:b:${iso(30)}`, 'B', 'a'],
    ],
  )
  assert.ok(events.every(({ record }) => !('IsDeleted' in record)))
  assert.ok(seen.every(({ gone }) => gone))
  // The one who told it before had another clock.
  for (const second of [24, 25, 30]) {
    assert.deepEqual(read([binned('a', second, 'A')], [seenAs('a', 25, { Id: 'a' }, true)]), { events: [], seen: [] })
  }
})

test('a row read to know whether it is deleted looks as it does when read without that', () => {
  const [plain, asked] = [row('a', 20, 'A'), { ...row('a', 20, 'A'), IsDeleted: false, MasterRecordId: null }]
  assert.deepEqual(read([asked]), read([plain]))
})
