import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem, type ProblemCode } from '../../problems.ts'
import { createOutages } from './outages.ts'

const failed = (code: ProblemCode) => ({
  ok: false as const,
  problem: new Problem(code, { what: 'It did not work.', fix: 'Wait.' }),
})
const fine = { ok: true as const, value: {} }

test('an org that is away is asked ever more rarely, and the first answer ends it', () => {
  let now = 0
  const outages = createOutages({ now: () => now })
  const waits: number[] = []
  for (let call = 0; call < 8; call++) {
    outages.heard('a', [failed('org-unavailable')])
    waits.push(outages.held('a')?.inMs ?? 0)
    now += waits.at(-1) ?? 0
    assert.equal(outages.held('a'), null)
  }
  waits.forEach((ms, at) => {
    const limit = Math.min(60_000, 1000 * 2 ** at)
    assert.ok(ms >= limit / 2 && ms <= limit, `${ms} ms at call ${at}`)
  })
  assert.equal(outages.held('b'), null)
  outages.heard('a', [fine])
  outages.heard('a', [failed('org-unreachable')])
  assert.ok((outages.held('a')?.inMs ?? 0) <= 1000)
})

test('what came back with others that were out counts once; a row that failed for its own reason does not count', () => {
  const outages = createOutages({ now: () => 0 })
  outages.heard('a', [failed('org-unavailable')])
  const first = outages.held('a')?.inMs
  outages.heard('a', [failed('org-unavailable')])
  assert.equal(outages.held('a')?.inMs, first)
  outages.heard('b', [failed('field-required'), fine])
  assert.equal(outages.held('b'), null)
})
