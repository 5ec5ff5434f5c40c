import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, momentOf } from './zoned-time.ts'

const moment = (shown: string, zone: string) => new Date(momentOf(Date.parse(`${shown}Z`), zone)).toISOString()

test('a clock time becomes a moment, in summer and in winter', () => {
  assert.equal(moment('2031-01-15T09:00:00', 'Europe/Berlin'), '2031-01-15T08:00:00.000Z')
  assert.equal(moment('2031-07-15T09:00:00', 'Europe/Berlin'), '2031-07-15T07:00:00.000Z')
  assert.equal(moment('2031-07-15T23:30:00', 'America/Los_Angeles'), '2031-07-16T06:30:00.000Z')
  assert.equal(moment('2031-07-15T09:00:00', 'Asia/Kolkata'), '2031-07-15T03:30:00.000Z')
  assert.equal(moment('2031-07-15T09:00:00.250', 'UTC'), '2031-07-15T09:00:00.250Z')
})

test('where clocks change, a time left out moves on and one that comes twice is the earlier', () => {
  assert.equal(moment('2031-03-30T02:30:00', 'Europe/Berlin'), '2031-03-30T01:30:00.000Z')
  assert.equal(moment('2031-10-26T02:30:00', 'Europe/Berlin'), '2031-10-26T00:30:00.000Z')
})

test('the day depends on where one is', () => {
  const late = Date.parse('2031-05-01T23:30:00Z')
  assert.deepEqual(
    ['UTC', 'Europe/Berlin', 'America/Los_Angeles'].map((zone) => dayOf(late, zone)),
    ['2031-05-01', '2031-05-02', '2031-05-01'],
  )
})
