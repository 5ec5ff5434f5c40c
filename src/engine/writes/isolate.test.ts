import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outcome, WriteClass } from '../../connector/index.ts'
import { Problem } from '../../problems.ts'
import { oneByOneIfNeeded } from './isolate.ts'

const refusal = (code: 'field-value-invalid' | 'org-unavailable' | 'bug') =>
  new Problem(code, { what: 'It did not work.', fix: 'Try again.' })

/** Sends lists of texts; the whole call throws when one of them is bad. */
async function sendAll(inputs: string[], writeClass: WriteClass | null, thrown: Problem, callsEach = 1) {
  let calls = 0
  const sent: string[] = []
  const outcomes = await oneByOneIfNeeded({
    inputs,
    writeClass,
    calls: () => calls,
    async send(some) {
      calls += callsEach
      sent.push(some.join(''))
      if (some.includes('bad')) throw thrown
      return some.map((value): Outcome<unknown> => ({ ok: true, value }))
    },
  })
  return { words: outcomes.map((one) => (one.ok ? one.value : one.problem.code)), sent }
}

test('one bad input is found by halves; the others succeed', async () => {
  const { words, sent } = await sendAll(['a', 'b', 'bad', 'c', 'd'], null, refusal('field-value-invalid'))
  assert.deepEqual(words, ['a', 'b', 'field-value-invalid', 'c', 'd'])
  assert.deepEqual(sent, ['abbadcd', 'abbad', 'ab', 'bad', 'cd'])
})

test('what a repeat may heal is not sought by halves', async () => {
  const { words, sent } = await sendAll(['a', 'bad'], null, refusal('org-unavailable'))
  assert.deepEqual(words, ['org-unavailable', 'org-unavailable'])
  assert.equal(sent.length, 1)
})

test('a create that was refused in its one call may be sent by halves', async () => {
  const { words } = await sendAll(['a', 'bad'], 'E2', refusal('field-value-invalid'))
  assert.deepEqual(words, ['a', 'field-value-invalid'])
})

test('a create that failed after several calls, or by a mistake of ours, has to be looked for', async () => {
  const several = await sendAll(['a', 'bad'], 'E2', refusal('field-value-invalid'), 2)
  assert.deepEqual(several.words, ['answer-lost', 'answer-lost'])
  assert.equal(several.sent.length, 1)
  assert.deepEqual((await sendAll(['a', 'bad'], 'E2', refusal('bug'))).words, ['answer-lost', 'answer-lost'])
  assert.deepEqual((await sendAll(['a', 'bad'], 'E1', refusal('bug'))).words, ['a', 'bug'])
})

test('too few outcomes are nobody’s success', async () => {
  const outcomes = await oneByOneIfNeeded({ inputs: ['a'], writeClass: null, calls: () => 0, send: async () => [] })
  assert.deepEqual(
    outcomes.map((one) => (one.ok ? 'ok' : one.problem.code)),
    ['definition-invalid'],
  )
})
