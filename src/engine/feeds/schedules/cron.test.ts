import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCron } from './cron.ts'

const next = (cron: string, zone: string, from: string, count = 1) => {
  const times: string[] = []
  for (let ms = Date.parse(from); times.length < count; ) {
    const found = readCron(cron, zone).after(ms)
    if (found === null) break
    times.push(new Date(found).toISOString().slice(0, 16))
    ms = found
  }
  return times
}

test('steps, lists, ranges, and a time that is now is over', () => {
  assert.deepEqual(next('*/15 * * * *', 'UTC', '2026-11-21T10:00:00Z', 3), [
    '2026-11-21T10:15',
    '2026-11-21T10:30',
    '2026-11-21T10:45',
  ])
  assert.deepEqual(next('5,50 9-10 * * *', 'UTC', '2026-11-21T09:05:30Z', 3), [
    '2026-11-21T09:50',
    '2026-11-21T10:05',
    '2026-11-21T10:50',
  ])
  assert.deepEqual(next('5/20 0 * * *', 'UTC', '2026-11-21T00:00:00Z', 3), [
    '2026-11-21T00:05',
    '2026-11-21T00:25',
    '2026-11-21T00:45',
  ])
})

test('weekdays, months, leap days; a day of month or a weekday when both are told', () => {
  assert.deepEqual(next('0 6 * * 1-5', 'UTC', '2026-11-20T06:00:00Z', 2), ['2026-11-23T06:00', '2026-11-24T06:00'])
  assert.deepEqual(next('0 0 * * 7', 'UTC', '2026-11-20T06:00:00Z'), ['2026-11-22T00:00'])
  assert.deepEqual(next('0 0 29 2 *', 'UTC', '2026-11-20T06:00:00Z', 2), ['2028-02-29T00:00', '2032-02-29T00:00'])
  assert.deepEqual(next('0 0 1 * 1', 'UTC', '2026-11-28T00:00:00Z', 3), [
    '2026-11-30T00:00',
    '2026-12-01T00:00',
    '2026-12-07T00:00',
  ])
  assert.deepEqual(next('0 0 31 2 *', 'UTC', '2026-11-20T06:00:00Z'), [])
})

test('a zone has its own hours, and its own days', () => {
  assert.deepEqual(next('0 6 * * *', 'Asia/Tokyo', '2026-11-21T00:00:00Z'), ['2026-11-21T21:00'])
  assert.deepEqual(next('30 0 1 * *', 'Asia/Kolkata', '2026-11-21T00:00:00Z'), ['2026-11-30T19:00'])
  assert.deepEqual(next('0 9 * * *', 'America/New_York', '2026-07-01T00:00:00Z'), ['2026-07-01T13:00'])
})

test('when clocks go forward the skipped time comes right behind; when they go back it comes once', () => {
  assert.deepEqual(next('30 2 * * *', 'Europe/Paris', '2026-03-28T12:00:00Z', 2), [
    '2026-03-29T01:30',
    '2026-03-30T00:30',
  ])
  assert.deepEqual(next('30 2 * * *', 'Europe/Paris', '2026-10-24T12:00:00Z', 2), [
    '2026-10-25T00:30',
    '2026-10-26T01:30',
  ])
  assert.equal(next('0 * * * *', 'Europe/Paris', '2026-03-28T23:30:00Z', 23).length, 23)
})

test('what is no cron is refused', () => {
  for (const bad of [
    '',
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '*/0 * * * *',
    'a * * * *',
    '5-1 * * * *',
    '* * * * * *',
  ]) {
    assert.throws(() => readCron(bad, 'UTC'), { code: 'input-invalid' }, bad)
  }
})
