import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settleLeft } from './settle-left.ts'

const noon = Date.parse('2026-01-01T12:00:00.000Z')
const sent = { sentAt: new Date(noon).toISOString(), startedAt: noon + 500 }
const settleMs = 130_000
const left = (now: number, orgNow: number | null) => settleLeft(sent, { now: noon + now, orgNow }, settleMs)

test('both clocks go on: over when the time is over by both', () => {
  assert.equal(left(30_500, noon + 30_000), 102_000)
  assert.ok(left(140_000, noon + 140_000) <= 0)
})

test('our clock is set an hour forward: the org’s says that it is too early', () => {
  assert.equal(left(3_600_000, noon + 10_000), 122_000)
})

test('our clock is set an hour back: the org’s alone says', () => {
  assert.ok(left(-3_600_000, noon + 140_000) <= 0)
  assert.equal(left(-3_600_000, noon + 10_000), 122_000)
  assert.ok(left(-3_600_000, null) <= 0)
})

test('an org that has told nothing yet, or whose clock was moved back, leaves it to ours', () => {
  assert.equal(left(30_500, null), 100_000)
  assert.ok(left(140_000, noon - 3_600_000) <= 0)
  assert.ok(settleLeft({ ...sent, sentAt: null }, { now: noon + 140_000, orgNow: noon }, settleMs) <= 0)
})
