/** From saved records to events on the bus. */

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { avroChange } from './avro-body.ts'
import type { BusEvent } from './event.ts'
import { jsonBody } from './json-body.ts'
import { openBus } from './testing/open-bus.ts'

const all = '/data/ChangeEvents'
const hour = 3_600_000

test('create, update, delete and undelete of a record become its four events', async (t) => {
  const { org, changes } = await openBus(t)
  const me = org.admin.id
  const id = org.create(me, 'Account', { Name: 'Acme', Phone: '1' }, { via: 'rest/60.0;client=Astro' })
  org.clock.advance(2000)
  org.update(me, 'Account', id, { Phone: null, BillingCity: 'Ulm' })
  org.delete(me, 'Account', id)
  org.undelete(me, 'Account', id)
  const events = changes('/data/AccountChangeEvent')
  assert.deepEqual(
    events.map(({ changeType }) => changeType),
    ['CREATE', 'UPDATE', 'DELETE', 'UNDELETE'],
  )
  assert.deepEqual(new Set(events.flatMap(({ recordIds }) => recordIds)), new Set([id]))
  assert.deepEqual([...(events[1]?.fields ?? [])].sort(), ['BillingCity', 'LastModifiedDate', 'Phone'])
  assert.deepEqual(events[2]?.fields, [])
  assert.equal(events[0]?.changeOrigin, 'com/salesforce/api/rest/60.0;client=Astro')
  assert.equal(events[1]?.changeOrigin, '')
  assert.equal(events[0]?.commitUser, me)
  assert.equal(new Set(events.map(({ transactionKey }) => transactionKey)).size, 4)
  const ids = events.map(({ replayId }) => replayId)
  assert.deepEqual(
    ids,
    [...ids].sort((a, b) => a - b),
  )
  assert.ok((ids[1] ?? 0) > (ids[0] ?? 0) + 1, 'replay ids have holes')
})

test('an update that changes no carried field has no event', async (t) => {
  const { org, changes } = await openBus(t)
  // A second later it would be the stamp of the change that changes.
  org.clock.freeze()
  const id = org.create(org.admin.id, 'Account', { Name: 'Acme' })
  org.update(org.admin.id, 'Account', id, { Name: 'Acme' })
  assert.equal(changes(all).length, 1)
})

test('records changed alike in one transaction share an event, others are numbered in order', async (t) => {
  const { org, changes } = await openBus(t)
  const me = org.admin.id
  const created = org.save(
    me,
    ['a', 'b', 'c'].map((Name) => ({ op: 'create' as const, object: 'Account', values: { Name } })),
  )
  const ids = created.map(({ id }) => id ?? '')
  org.clock.advance(2000)
  const ratings = ['Hot', 'Cold', 'Hot']
  org.save(
    me,
    ids.map((id, i) => ({ op: 'update' as const, object: 'Account', id, values: { Rating: ratings[i] } })),
  )
  org.save(
    me,
    ids.map((id) => ({ op: 'delete' as const, object: 'Account', id })),
  )
  const told = changes(all).map(({ changeType, recordIds, sequenceNumber }) => [changeType, recordIds, sequenceNumber])
  assert.deepEqual(told, [
    ['CREATE', [ids[0]], 1],
    ['CREATE', [ids[1]], 2],
    ['CREATE', [ids[2]], 3],
    ['UPDATE', [ids[0], ids[2]], 1],
    ['UPDATE', [ids[1]], 2],
    ['DELETE', ids, 1],
  ])
})

test('only selected objects have topics and events, and a channel of one’s own gathers some', async (t) => {
  const { org, bus, changes } = await openBus(t)
  assert.equal(bus.topic('/data/CampaignChangeEvent'), undefined)
  assert.equal(bus.topic('/data/NopeChangeEvent'), undefined)
  assert.equal(bus.topic('/event/Nope__e'), undefined)
  org.create(org.admin.id, 'Campaign', { Name: 'unseen' })
  bus.select([...bus.selected, 'Campaign', 'Invoice__c'])
  bus.setChannel('Sales__chn', ['Campaign', 'Lead'])
  const account = org.create(org.admin.id, 'Account', { Name: 'Acme' })
  org.create(org.admin.id, 'Campaign', { Name: 'seen' })
  org.create(org.admin.id, 'Invoice__c', { Account__c: account })
  const subjects = (topic: string) => changes(topic).map(({ subject }) => subject)
  assert.deepEqual(subjects(all), ['Account', 'Campaign', 'Invoice__c'])
  assert.deepEqual(subjects('/data/Sales__chn'), ['Campaign'])
  assert.deepEqual(subjects('/data/Invoice__ChangeEvent'), ['Invoice__c'])
  bus.select(['Lead'])
  org.create(org.admin.id, 'Account', { Name: 'too late' })
  assert.equal(changes(all).length, 3)
})

test('a channel adds fields that did not change, and holds back what its filter does not find', async (t) => {
  const { org, bus, changes } = await openBus(t)
  const me = org.admin.id
  bus.setChannel('Energy__chn', ['Account'])
  const enrichedFields = ['Industry', 'BillingAddress', 'Site']
  bus.setMember({ channel: 'Energy__chn', object: 'Account', enrichedFields, filterExpression: "Industry = 'Energy'" })
  const values = { BillingCity: 'Ulm', Phone: '1' }
  const [first = '', second = '', other = ''] = ['Energy', 'Energy', 'Banking'].map((Industry, n) =>
    org.create(me, 'Account', { Name: `a${n}`, Industry, ...values }),
  )
  org.update(me, 'Account', second, { BillingCity: 'Bonn' })
  org.clock.advance(2000)
  const update = (id: string) => ({ op: 'update' as const, object: 'Account', id, values: { Phone: '2' } })
  org.save(me, [first, second, other].map(update))
  org.delete(me, 'Account', first)
  const told = changes('/data/Energy__chn')
  assert.deepEqual(
    told.map(({ changeType, recordIds }) => [changeType, ...recordIds]),
    [
      ['CREATE', first],
      ['CREATE', second],
      ['UPDATE', second],
      ['UPDATE', first],
      ['UPDATE', second],
      ['DELETE', first],
    ],
  )
  const shape = bus.shapeOf('Account')
  assert.ok(shape && told[3])
  const { payload } = jsonBody(told[3], shape) as { payload: Record<string, unknown> }
  const { ChangeEventHeader: header, LastModifiedDate: _, ...fields } = payload
  assert.deepEqual(fields, { Phone: '2', Industry: 'Energy', BillingAddress: { City: 'Ulm' } })
  assert.deepEqual((header as { changedFields: string[] }).changedFields.toSorted(), ['LastModifiedDate', 'Phone'])
  assert.partialDeepStrictEqual(avroChange(told[3], shape), { Industry: 'Energy', Site: null })
  assert.equal(changes('/data/AccountChangeEvent')[4]?.enriched, undefined, 'the object’s own topic is left alone')
})

test('gaps, overflows and lost events come in place of the data, as often as told', async (t) => {
  const { org, bus, changes } = await openBus(t)
  const me = org.admin.id
  const pair = ['a', 'b'].map((Name) => ({ op: 'create' as const, object: 'Account', values: { Name } }))
  bus.gaps.add({ kind: 'gap', object: 'Account', times: 1 })
  org.create(me, 'Lead', { LastName: 'Whole', Company: 'Acme' })
  const ids = org.save(me, pair).map(({ id }) => id)
  bus.gaps.add({ kind: 'overflow', times: 1 })
  org.save(me, pair)
  bus.gaps.add({ kind: 'lost', times: 1 })
  org.save(me, pair)
  org.create(me, 'Account', { Name: 'Whole' })
  const told = changes(all).map(({ changeType, recordIds, fields }) => [changeType, recordIds, fields.length > 0])
  assert.deepEqual(told[1], ['GAP_CREATE', ids, false])
  assert.deepEqual(told[2], ['GAP_OVERFLOW', ['000000000000000AAA'], false])
  assert.deepEqual(
    told.map(([changeType]) => changeType),
    ['CREATE', 'GAP_CREATE', 'GAP_OVERFLOW', 'CREATE'],
  )
})

test('a transaction of more than 100,000 changed fields overflows', async (t) => {
  const { org, changes } = await openBus(t)
  const me = org.admin.id
  const create = (n: number) => ({ op: 'create' as const, object: 'Account', values: { Name: `a${n}` } })
  const ids = org
    .save(
      me,
      Array.from({ length: 9000 }, (_, n) => create(n)),
    )
    .map(({ id }) => id ?? '')
  org.clock.advance(2000)
  const fields = [
    'Phone',
    'Fax',
    'Site',
    'Sic',
    'SicDesc',
    'NaicsCode',
    'NaicsDesc',
    'Tradestyle',
    'YearStarted',
    'Jigsaw',
  ]
  const values = Object.fromEntries(fields.map((name) => [name, '1']))
  org.save(
    me,
    ids.map((id) => ({ op: 'update' as const, object: 'Account', id, values })),
  )
  const types = Map.groupBy(changes(all), ({ changeType }) => changeType)
  assert.equal(types.get('CREATE')?.length, 9000)
  assert.equal(types.get('GAP_OVERFLOW')?.length, 1)
  assert.equal(types.get('UPDATE'), undefined)
})

test('events are kept for 72 hours of the org’s clock', async (t) => {
  const { org, bus, changes } = await openBus(t)
  const begin = bus.floor
  org.create(org.admin.id, 'Account', { Name: 'old' })
  org.clock.advance(71 * hour)
  org.create(org.admin.id, 'Account', { Name: 'new' })
  assert.equal(changes(all).length, 2)
  assert.equal(bus.floor, begin)
  org.clock.advance(2 * hour)
  assert.deepEqual(
    changes(all).map(({ row }) => row['Name']),
    ['new'],
  )
  assert.ok(bus.floor > begin, 'what was before is too old now')
})

test('a channel of platform events carries those of its members that pass their filters, after a restart too', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'events-'))
  t.after(() => rm(folder, { recursive: true }))
  const first = await openBus(t, folder)
  const me = first.org.admin.id
  first.bus.setChannel('News__chn', ['Sample__e'], 'event')
  first.bus.setMember({
    channel: 'News__chn',
    object: 'Sample__e',
    enrichedFields: [],
    filterExpression: "Message__c LIKE 'h%'",
  })
  assert.deepEqual([first.bus.channelKind('News__chn'), first.bus.selected.includes('Sample__e')], ['event', false])
  for (const text of ['hello', 'bye']) first.org.create(me, 'Sample__e', { Message__c: text })
  first.org.create(me, 'Account', { Name: 'no platform event' })
  const texts = (events: BusEvent[]) =>
    events.map((event) => (event.kind === 'platform' ? event.row['Message__c'] : event.kind))
  assert.deepEqual(texts(first.events('/event/News__chn')), ['hello'])
  assert.deepEqual(texts(first.events('/event/Sample__e')), ['hello', 'bye'])
  assert.equal(first.bus.topic('/data/News__chn'), undefined, 'its topic is one of events')
  first.bus.close()
  first.org.close()
  const second = await openBus(t, folder)
  assert.deepEqual(texts(second.events('/event/News__chn')), ['hello'])
  second.bus.setChannel('News__chn', null)
  assert.equal(second.bus.topic('/event/News__chn'), undefined)
})

test('a platform event is published by saving it', async (t) => {
  const { org, events } = await openBus(t)
  org.create(org.admin.id, 'Sample__e', { Message__c: 'hello' })
  const [event] = events('/event/Sample__e')
  assert.equal(event?.kind === 'platform' && event.row['Message__c'], 'hello')
  assert.equal(events(all).length, 0)
})

test('a durable org gives the same events after a restart, gaps and selection included', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'events-'))
  t.after(() => rm(folder, { recursive: true }))
  const first = await openBus(t, folder)
  const me = first.org.admin.id
  const id = first.org.create(me, 'Account', { Name: 'Acme', Phone: '1' })
  first.bus.gaps.add({ kind: 'gap', times: 1 })
  first.org.clock.advance(2000)
  first.org.update(me, 'Account', id, { Phone: '2' })
  first.bus.select(['Lead'])
  first.org.create(me, 'Account', { Name: 'unseen' })
  first.org.create(me, 'Lead', { LastName: 'Seen', Company: 'Acme' })
  const sample = first.org.create(me, 'Sample__e', { Message__c: 'hello' })
  first.bus.stamp(first.org.changes.last, { [sample]: { id: 'own', createdDate: 1, createdById: 'x' } })
  const before = [...first.events(all), ...first.events('/event/Sample__e')]
  first.bus.close()
  first.org.close()

  const second = await openBus(t, folder)
  assert.deepEqual([...second.events(all), ...second.events('/event/Sample__e')], before)
  assert.deepEqual(second.bus.selected, ['Lead'])
  assert.ok(second.bus.last >= first.bus.last)
})
