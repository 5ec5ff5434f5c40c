import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../problems.ts'
import type { Outcome } from './define.ts'
import { attempt, done, inRounds, refused, sendPassed } from './outcome.ts'

const no = new Problem('bad-request', { what: 'No.', fix: 'Say yes.' })

test('what passed is sent together, and every result comes back in its place', async () => {
  const sent: number[][] = []
  const judged: Outcome<number>[] = [refused(no), done(1), refused(no), done(2)]
  const results = await sendPassed(judged, async (passed) => {
    sent.push(passed)
    return passed.map((one) => done(one * 10))
  })
  assert.deepEqual(sent, [[1, 2]])
  assert.deepEqual(
    results.map((one) => (one.ok ? one.value : one.problem.code)),
    ['bad-request', 10, 'bad-request', 20],
  )
})

test('nothing passed, nothing sent', async () => {
  await sendPassed([refused(no)], () => assert.fail('sent'))
})

test('a key stands once in a round, in the order of the inputs', async () => {
  const rounds: string[][] = []
  const results = await inRounds(
    ['a1', 'b1', 'a2', 'a3', 'b2'],
    (item) => item[0]!,
    async (round) => {
      rounds.push(round)
      return round.map((item) => done(item.toUpperCase()))
    },
  )
  assert.deepEqual(rounds, [['a1', 'b1'], ['a2', 'b2'], ['a3']])
  assert.deepEqual(
    results.map((one) => one.ok && one.value),
    ['A1', 'B1', 'A2', 'A3', 'B2'],
  )
})

test('a thrown Problem is the outcome of that one input; another error is told as a bug', () => {
  const thrown = attempt(() => {
    throw no
  })
  assert.ok(!thrown.ok && thrown.problem === no)
  const bug = attempt(() => {
    throw new TypeError('x is undefined')
  })
  assert.ok(!bug.ok && bug.problem.code === 'bug')
})
