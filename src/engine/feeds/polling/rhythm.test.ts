import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../../problems.ts'
import { pause } from './rhythm.ts'

const rhythm = { pollSeconds: 60, idleSeconds: 300 }
const calm = { quiet: 0, failures: 0, problem: null, more: false }
const problem = (code: 'limit-reached' | 'org-unreachable' | 'reconnect-needed') =>
  new Problem(code, { what: 'x', fix: 'y' })

test('the pace slows when nothing happens, to a limit', () => {
  assert.equal(pause(rhythm, calm), 60)
  assert.equal(pause(rhythm, { ...calm, quiet: 5 }), 60)
  assert.equal(pause(rhythm, { ...calm, quiet: 6 }), 90)
  assert.equal(pause(rhythm, { ...calm, quiet: 100 }), 300)
  assert.equal(pause({ pollSeconds: 600, idleSeconds: 300 }, { ...calm, quiet: 100 }), 600)
})

test('rows that were too fresh are fetched in a moment', () => {
  assert.equal(pause(rhythm, { ...calm, more: true }), 3.5)
  assert.equal(pause({ pollSeconds: 1, idleSeconds: 5 }, { ...calm, more: true }), 1)
})

test('a used-up allowance is asked about at most twelve times an hour, an unreachable org ever more rarely', () => {
  const quick = { pollSeconds: 1, idleSeconds: 5 }
  assert.equal(pause(quick, { ...calm, problem: problem('limit-reached'), failures: 1 }), 300)
  assert.equal(pause(quick, { ...calm, problem: problem('reconnect-needed'), failures: 1 }), 60)
  assert.deepEqual(
    [1, 3, 20].map((failures) => pause(quick, { ...calm, problem: problem('org-unreachable'), failures })),
    [2, 8, 60],
  )
})
