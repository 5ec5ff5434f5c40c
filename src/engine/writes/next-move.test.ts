import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WriteClass } from '../../connector/index.ts'
import { Problem, type ProblemCode } from '../../problems.ts'
import { nextMove } from './next-move.ts'

function move(code: ProblemCode, attempt = 1, writeClass?: WriteClass) {
  const problem = new Problem(code, { what: 'It did not work.', fix: 'Try again.' })
  return nextMove(problem, { action: { ...(writeClass && { writeClass }) }, entry: { attempt } })
}

test('what the reader has to mend is final', () => {
  assert.deepEqual(move('field-required'), { next: 'fail' })
})

test('what heals by itself is tried again, later each time, and not for ever', () => {
  const longest = (attempt: number) =>
    Math.max(
      ...Array.from({ length: 200 }, () => {
        const next = move('org-unavailable', attempt)
        return next.next === 'again' ? next.inMs : -1
      }),
    )
  assert.ok(longest(1) <= 1000 && longest(1) > 500)
  assert.ok(longest(4) <= 8000 && longest(4) > 4000)
  assert.deepEqual(move('org-unavailable', 6), { next: 'fail' })
  assert.equal(move('record-locked', 7).next, 'again')
  assert.deepEqual(move('record-locked', 8), { next: 'fail' })
})

test('a used-up allowance and a broken connection cost no attempts', () => {
  for (const code of ['limit-reached', 'reconnect-needed'] as const) {
    const next = move(code, 100)
    assert.ok(next.next === 'again' && !next.counts && next.inMs >= 120_000)
  }
})

test('a lost answer: reads and E1 again, E2 and E3 into doubt', () => {
  assert.equal(move('answer-lost').next, 'again')
  assert.equal(move('answer-lost', 1, 'E1').next, 'again')
  assert.deepEqual(move('answer-lost', 1, 'E2'), { next: 'doubt' })
  assert.deepEqual(move('answer-lost', 99, 'E3'), { next: 'doubt' })
})
