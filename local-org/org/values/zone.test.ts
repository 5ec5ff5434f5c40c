import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayStart, dayText, localDay, zoneOffset } from './zone.ts'

const HOUR = 3_600_000
const day = (text: string) => Date.parse(text) / 86_400_000

test('offsets follow summer time', () => {
  assert.equal(zoneOffset('Europe/Berlin', Date.parse('2026-01-15T12:00:00Z')), HOUR)
  assert.equal(zoneOffset('Europe/Berlin', Date.parse('2026-07-15T12:00:00Z')), 2 * HOUR)
  assert.equal(zoneOffset('Asia/Kolkata', 0), 5.5 * HOUR)
  assert.equal(zoneOffset('America/St_Johns', Date.parse('2026-01-15T12:00:00Z')), -3.5 * HOUR)
})

test('days start at local midnight, also on the days the clocks change', () => {
  const start = (zone: string, text: string) => new Date(dayStart(zone, day(text))).toISOString()
  assert.equal(start('Europe/Berlin', '2026-03-29'), '2026-03-28T23:00:00.000Z')
  assert.equal(start('Europe/Berlin', '2026-03-30'), '2026-03-29T22:00:00.000Z')
  assert.equal(start('Europe/Berlin', '2026-10-26'), '2026-10-25T23:00:00.000Z')
  assert.equal(start('America/Los_Angeles', '2026-05-15'), '2026-05-15T07:00:00.000Z')
  assert.equal(start('UTC', '2026-05-15'), '2026-05-15T00:00:00.000Z')
})

test('a moment falls on the day of the zone', () => {
  const moment = Date.parse('2026-05-15T02:00:00Z')
  assert.equal(dayText(localDay('America/Los_Angeles', moment)), '2026-05-14')
  assert.equal(dayText(localDay('Asia/Tokyo', moment)), '2026-05-15')
})
