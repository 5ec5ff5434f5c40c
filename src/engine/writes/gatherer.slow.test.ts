import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../clock.ts'
import { gatheringLimits } from './due-at.ts'
import { createGatherer } from './gatherer.ts'
import type { Gathering } from './group.ts'
import { laneCalls } from './lanes.ts'
import { createMoving } from './moving.ts'

/** A gatherer, and calls that stay out until they are let back. */
function open(isCrowded = false) {
  const moving = createMoving()
  const gatherer = createGatherer({ moving, clock: systemClock, isCrowded: () => isCrowded })
  const sent: string[][] = []
  const back: (() => void)[] = []
  const gathering = (key: string, isSlow = false): Gathering<string, string> => ({
    key,
    connectionId: 'one',
    org: 'one',
    strained: (answers) => answers.includes('tired!'),
    async send(inputs) {
      sent.push(inputs)
      if (isSlow) await new Promise<void>((resolve) => back.push(resolve))
      return inputs.map((input) => `${input}!`)
    },
  })
  /** Asks as a branch that is on the move does. */
  const ask = async (to: Gathering<string, string>, input: string, source = 'w', isRepeat = false) => {
    moving.enter()
    try {
      return await gatherer.ask(to, input, source, isRepeat)
    } finally {
      moving.leave()
    }
  }
  return { moving, gathering, ask, sent, back }
}

/** By the order of timers, not by the clock: a machine that stands still for a moment makes no difference. */
function isBefore(ms: number, asked: Promise<unknown>): Promise<boolean> {
  return Promise.race([asked.then(() => true), sleep(ms, false)])
}

test('those that ask at the same time go together, each with its own answer', async () => {
  const { gathering, ask, sent } = open()
  const answers = await Promise.all(['a', 'b', 'c'].map((input) => ask(gathering('k'), input)))
  assert.deepEqual(answers, ['a!', 'b!', 'c!'])
  assert.deepEqual(sent, [['a', 'b', 'c']])
})

test('a lone one goes at once', async () => {
  const { gathering, ask } = open()
  assert.ok(await isBefore(gatheringLimits.quietMs, ask(gathering('k'), 'a')))
})

test('while little is asked nobody waits for others that are on the move', async () => {
  const { moving, gathering, ask, sent } = open()
  moving.enter()
  const first = ask(gathering('k'), 'a')
  await sleep(5)
  assert.deepEqual(sent, [['a']])
  await first
})

test('while much is asked it waits for others that are on the move, but not long', async () => {
  const { moving, gathering, ask, sent } = open()
  moving.enter()
  const many = Array.from({ length: gatheringLimits.busy }, (_, at) => ask(gathering('k'), String(at)))
  await sleep(5)
  assert.deepEqual(sent, [])
  await Promise.all([...many, ask(gathering('k'), 'last')])
  assert.deepEqual(
    sent.map(({ length }) => length),
    [gatheringLimits.busy + 1],
  )
})

test('what comes while a call is out goes together when it is back', async () => {
  const { gathering, ask, sent, back } = open()
  const slow = gathering('k', true)
  const all = [ask(slow, 'a')]
  await sleep(5)
  for (const input of ['b', 'c']) {
    all.push(ask(slow, input))
    await sleep(5)
  }
  assert.deepEqual(sent, [['a']])
  back.shift()?.()
  await sleep(5)
  assert.deepEqual(sent, [['a'], ['b', 'c']])
  back.shift()?.()
  await Promise.all(all)
})

test('nobody waits for ever for a call that stays out', async () => {
  const { gathering, ask, sent, back } = open()
  const slow = gathering('k', true)
  const all = [ask(slow, 'a')]
  await sleep(5)
  all.push(ask(slow, 'b'))
  await sleep(gatheringLimits.longestMs + 50)
  assert.deepEqual(sent, [['a'], ['b']])
  for (const let_ of back) let_()
  await Promise.all(all)
})

test('repeats go with the next that is in a hurry, or together a little later', async () => {
  const { gathering, ask, sent } = open()
  const first = ask(gathering('k'), 'again', 'w', true)
  await sleep(60)
  assert.deepEqual(sent, [])
  await Promise.all([first, ask(gathering('k'), 'new')])
  assert.deepEqual(sent, [['again', 'new']])
  const began = performance.now()
  const early = ask(gathering('k'), 'one', 'w', true)
  await sleep(60)
  await Promise.all([early, ask(gathering('k'), 'other', 'w', true)])
  assert.deepEqual(sent[1], ['one', 'other'])
  assert.ok(performance.now() - began >= gatheringLimits.repeatsMs - 5)
})

test('a full set goes without further waiting', async () => {
  const { moving, gathering, ask, sent } = open()
  moving.enter()
  const inputs = Array.from({ length: gatheringLimits.most + 3 }, (_, at) => String(at))
  await Promise.all(inputs.map((input) => ask(gathering('k'), input)))
  assert.deepEqual(
    sent.map(({ length }) => length),
    [gatheringLimits.most, 3],
  )
})

test('after a strain half as many go at once, and later more again', async () => {
  const { gathering, ask, sent } = open()
  const go = (inputs: string[]) => Promise.all(inputs.map((input) => ask(gathering('k'), input)))
  const hundred = Array.from({ length: 100 }, (_, at) => String(at))
  await go(['tired', ...hundred.slice(1)])
  sent.length = 0
  await go(hundred)
  assert.deepEqual(
    sent.map(({ length }) => length),
    [50, 50],
  )
  sent.length = 0
  await go(hundred)
  assert.deepEqual(
    sent.map(({ length }) => length),
    [100],
  )
})

test('when not all can go, each workflow gets its turn', async () => {
  const { moving, gathering, ask, sent, back } = open()
  const slow = gathering('k', true)
  // All places of the lane are taken.
  const taken = Array.from({ length: laneCalls }, (_, at) => ask(gathering(`other${at}`, true), 'x'))
  await sleep(60)
  moving.enter()
  const noisy = Array.from({ length: gatheringLimits.most }, (_, at) => ask(slow, `noisy${at}`, 'noisy'))
  const quiet = ask(slow, 'quiet', 'quiet')
  await sleep(30)
  sent.length = 0
  back.shift()?.()
  await sleep(60)
  assert.ok(sent[0]?.includes('quiet'))
  while (back.length > 0) {
    back.shift()?.()
    await sleep(60)
  }
  await Promise.all([...taken, ...noisy, quiet])
})

test('a call that throws refuses all that went with it, and only those', async () => {
  const { gathering, ask } = open()
  const failing = { ...gathering('bad'), send: () => Promise.reject(new TypeError('no')) }
  const both = await Promise.allSettled([ask(failing, 'a'), ask(failing, 'b'), ask(gathering('good'), 'c')])
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected', 'fulfilled'],
  )
})

test('a few that fell out of step wait for the many, and go with them', async () => {
  const { gathering, ask, sent, back } = open(true)
  const k = gathering('k')
  const many = (word: string) => Promise.all(Array.from({ length: 80 }, (_, at) => ask(k, `${word}${at}`)))
  await many('a')
  const other = ask(gathering('other', true), 'out')
  await sleep(5)
  const few = ask(k, 'few')
  await sleep(gatheringLimits.longestMs + gatheringLimits.ebbMs)
  await Promise.all([many('b'), few])
  assert.deepEqual(
    sent.map((inputs) => inputs.length),
    [80, 1, 81],
  )
  back[0]?.()
  await other
})

test('when nobody marches any more, a few do not wait long', async () => {
  const { gathering, ask } = open(true)
  await Promise.all(Array.from({ length: 80 }, (_, at) => ask(gathering('k'), `a${at}`)))
  assert.ok(await isBefore(gatheringLimits.ebbMs + 100, ask(gathering('k'), 'few')))
})

test('while there is room for more runs, nobody waits for the many', async () => {
  const { gathering, ask } = open()
  await Promise.all(Array.from({ length: 80 }, (_, at) => ask(gathering('k'), `a${at}`)))
  assert.ok(await isBefore(gatheringLimits.ebbMs, ask(gathering('k'), 'one')))
})
