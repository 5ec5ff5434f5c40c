import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCatalog } from '../catalog.ts'
import type { ChangeEvent } from '../define.ts'

const catalog = await loadCatalog()

const event = (more: Partial<ChangeEvent> = {}): ChangeEvent => ({
  connectionId: 'c',
  feed: 'polling',
  object: 'Lead',
  change: 'updated',
  recordId: '00Q000000000001AAA',
  occurredAt: '2031-01-01T00:00:00.000Z',
  record: { Status: 'Working', Rating: 'Hot' },
  before: { Status: 'Open' },
  ...more,
})

function hears(id: string, settings: Record<string, unknown>, one: ChangeEvent): boolean {
  const trigger = catalog.trigger(id)
  return trigger.accepts(one, trigger.input.parse(settings))
}

test('each change has its own trigger', () => {
  const changes = {
    created: 'leadCreated',
    updated: 'leadUpdated',
    deleted: 'leadDeleted',
    merged: 'leadMerged',
  } as const
  for (const [change, id] of Object.entries(changes)) {
    for (const [other, otherId] of Object.entries(changes)) {
      assert.equal(
        hears(otherId, {}, event({ change: change as ChangeEvent['change'] })),
        change === other,
        `${id} ${other}`,
      )
    }
  }
})

test('field equals: values are compared by what they mean', () => {
  const record = {
    Paid__c: true,
    Score__c: 5,
    At__c: '2031-01-01T09:00:00.000+0000',
    OwnerId: '005000000000001AAA',
    Note__c: null,
  }
  const same: [string, unknown][] = [
    ['Paid__c', 'yes'],
    ['Paid__c', 1],
    ['Score__c', '5.0'],
    ['At__c', '2031-01-01T10:00:00+01:00'],
    ['OwnerId', '005000000000001'],
    ['Note__c', ''],
  ]
  for (const [field, equals] of same) {
    assert.ok(hears('leadFieldEquals', { field, equals }, event({ record, before: { [field]: 'else' } })), field)
  }
  const other: [string, unknown][] = [
    ['Paid__c', 'no'],
    ['Score__c', ''],
    ['At__c', '2031-01-01'],
    ['OwnerId', '005000000000002'],
  ]
  for (const [field, equals] of other) {
    assert.ok(!hears('leadFieldEquals', { field, equals }, event({ record, before: { [field]: 'else' } })), field)
  }
})

test('another object is not heard, a named one is', () => {
  assert.equal(hears('accountUpdated', {}, event()), false)
  assert.equal(hears('recordUpdated', { object: 'Lead' }, event()), true)
  assert.equal(hears('recordUpdated', { object: 'Account' }, event()), false)
})

test('updated: only when one of the named fields changed, by friendly or API name', () => {
  assert.equal(hears('leadUpdated', { fields: ['status'] }, event()), true)
  assert.equal(hears('leadUpdated', { fields: ['Rating'] }, event()), false)
  assert.equal(hears('leadUpdated', { fields: ['Rating'] }, event({ before: null })), true)
})

test('field equals: fires when the value is taken, not while it stays', () => {
  const settings = { field: 'status', equals: 'Working' }
  assert.equal(hears('leadFieldEquals', settings, event()), true)
  assert.equal(hears('leadFieldEquals', settings, event({ before: { Rating: 'Cold' } })), false)
  assert.equal(hears('leadFieldEquals', { ...settings, every: true }, event({ before: { Rating: 'Cold' } })), true)
  assert.equal(hears('leadFieldEquals', { ...settings, equals: 'Open' }, event()), false)
  assert.equal(hears('leadFieldEquals', settings, event({ change: 'created', before: null })), true)
  assert.equal(hears('leadFieldEquals', settings, event({ change: 'deleted' })), false)
})

test('field equals: custom fields of any object, in any capitals', () => {
  const paid = { object: 'Invoice__c', record: { Paid__c: true }, before: { Paid__c: false } }
  const settings = { object: 'Invoice__c', field: 'paid__C', equals: true }
  assert.equal(hears('recordFieldEquals', settings, event(paid)), true)
  assert.equal(hears('recordFieldEquals', { ...settings, from: false }, event(paid)), true)
  assert.equal(hears('recordFieldEquals', { ...settings, equals: false }, event(paid)), false)
  assert.equal(hears('recordUpdated', { object: 'Invoice__c', fields: ['PAID__c'] }, event(paid)), true)
})

test('field equals: from asks for the former value too', () => {
  const settings = { field: 'Status', equals: ['Working', 'Closed'], from: 'Open' }
  assert.equal(hears('leadFieldEquals', settings, event()), true)
  assert.equal(hears('leadFieldEquals', { ...settings, from: 'New' }, event()), false)
  assert.equal(hears('leadFieldEquals', settings, event({ before: null })), false)
})

test('the watched field is told by its API name', () => {
  const trigger = catalog.trigger('leadFieldEquals')
  const watch = trigger.watch(trigger.input.parse({ field: 'leadSource', equals: 'Web' }))
  assert.deepEqual(watch, {
    object: 'Lead',
    changes: ['created', 'updated'],
    fields: ['LeadSource'],
    instant: true,
  })
})

for (const trigger of catalog.triggers()) {
  test(`${trigger.id}: each of its examples is judged as it says`, () => {
    for (const { title, with: settings, event: part, hears: expected } of trigger.examples ?? []) {
      const read = trigger.input.parse(settings)
      assert.equal(trigger.accepts(event({ record: {}, before: null, ...part }), read), expected, title)
    }
  })
}

test('a list view or query is watched by name, and only its own crossings are heard', () => {
  const trigger = catalog.trigger('accountInListView')
  const watch = trigger.watch(trigger.input.parse({ listView: 'Hot', when: 'both' }))
  assert.deepEqual([watch?.listView, watch?.changes], ['Hot', ['entered', 'left']])
  const query = catalog.trigger('recordInQuery')
  const settings = {
    object: 'Opportunity',
    where: 'Amount > :least AND Name = :name',
    params: { least: 5, name: "a'b" },
  }
  assert.equal(query.watch(query.input.parse(settings))?.query, "Amount > 5 AND Name = 'a\\'b'")
})

test('a schedule takes cron and a zone that exist, and nothing else', () => {
  const { input } = catalog.trigger('schedule')
  for (const cron of ['*/5 * * * *', '0 6 * * 1-5', '0,30 8-18/2 1 1 0'])
    assert.ok(input.safeParse({ cron }).success, cron)
  for (const cron of ['', '* * * *', 'every day', '* * * * * *', '0 6 * * 1-5; drop'])
    assert.ok(!input.safeParse({ cron }).success, cron)
  assert.ok(!input.safeParse({ cron: '0 6 * * *', timeZone: 'Mars/Olympus' }).success)
})
