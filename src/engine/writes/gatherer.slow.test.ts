import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { systemClock } from '../clock.ts'
import { gatheringLimits } from './due-at.ts'
import { createGatherer } from './gatherer.ts'
import type { Gathering } from './group.ts'
import { laneCalls } from './lanes.ts'
import { createMoving } from './moving.ts'

// Time passes when a test says so: what goes together is a matter of milliseconds, and no machine keeps those.
beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }))
afterEach(() => mock.timers.reset())

/** All that comes of what has happened so far, happens. */
async function atOnce(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await nextTurn()
}

async function pass(ms: number): Promise<void> {
  await atOnce()
  for (let passed = 0; passed < ms; passed++) {
    mock.timers.tick(1)
    await atOnce()
  }
}

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
  const askAll = (to: Gathering<string, string>, count: number, word = '') =>
    Array.from({ length: count }, (_, at) => ask(to, `${word}${at}`))
  const sizes = () => sent.map(({ length }) => length)
  return { moving, gathering, ask, askAll, sent, sizes, back }
}

test('those that ask at the same time go together, each with its own answer', async () => {
  const { gathering, ask, sent } = open()
  const answers = await Promise.all(['a', 'b', 'c'].map((input) => ask(gathering('k'), input)))
  assert.deepEqual(answers, ['a!', 'b!', 'c!'])
  assert.deepEqual(sent, [['a', 'b', 'c']])
})

test('a lone one goes at once', async () => {
  const { gathering, ask } = open()
  assert.equal(await ask(gathering('k'), 'a'), 'a!')
})

test('while little is asked nobody waits for others that are on the move', async () => {
  const { moving, gathering, ask, sent } = open()
  moving.enter()
  const first = ask(gathering('k'), 'a')
  await pass(1)
  assert.deepEqual(sent, [['a']])
  await first
})

test('while much is asked it waits for others that are on the move, but not long', async () => {
  const { moving, gathering, ask, askAll, sizes } = open()
  moving.enter()
  const many = askAll(gathering('k'), gatheringLimits.busy)
  await pass(gatheringLimits.quietMs - 1)
  assert.deepEqual(sizes(), [])
  const last = ask(gathering('k'), 'last')
  await pass(gatheringLimits.aloneMs - gatheringLimits.quietMs + 1)
  assert.deepEqual(sizes(), [gatheringLimits.busy + 1])
  await Promise.all([...many, last])
})

test('what comes while a call is out goes together when it is back', async () => {
  const { gathering, ask, sent, back } = open()
  const slow = gathering('k', true)
  const all = [ask(slow, 'a')]
  await pass(5)
  for (const input of ['b', 'c']) {
    all.push(ask(slow, input))
    await pass(5)
  }
  assert.deepEqual(sent, [['a']])
  back.shift()?.()
  await atOnce()
  assert.deepEqual(sent, [['a'], ['b', 'c']])
  back.shift()?.()
  await Promise.all(all)
})

test('nobody waits for ever for a call that stays out', async () => {
  const { gathering, ask, sent, back } = open()
  const slow = gathering('k', true)
  const all = [ask(slow, 'a')]
  await pass(5)
  all.push(ask(slow, 'b'))
  await pass(gatheringLimits.longestMs - 1)
  assert.deepEqual(sent, [['a']])
  await pass(1)
  assert.deepEqual(sent, [['a'], ['b']])
  for (const let_ of back) let_()
  await Promise.all(all)
})

test('repeats go with the next that is in a hurry, or together a little later', async () => {
  const { gathering, ask, sent } = open()
  const first = ask(gathering('k'), 'again', 'w', true)
  await pass(60)
  assert.deepEqual(sent, [])
  await Promise.all([first, ask(gathering('k'), 'new')])
  assert.deepEqual(sent, [['again', 'new']])
  const early = ask(gathering('k'), 'one', 'w', true)
  await pass(60)
  const later = ask(gathering('k'), 'other', 'w', true)
  await pass(gatheringLimits.repeatsMs - 61)
  assert.equal(sent.length, 1)
  await pass(1)
  assert.deepEqual(sent[1], ['one', 'other'])
  await Promise.all([early, later])
})

test('a full set goes without further waiting', async () => {
  const { moving, gathering, askAll, sizes } = open()
  moving.enter()
  const all = askAll(gathering('k'), gatheringLimits.most + 3)
  assert.deepEqual(sizes(), [gatheringLimits.most])
  await pass(gatheringLimits.longestMs)
  assert.deepEqual(sizes(), [gatheringLimits.most, 3])
  await Promise.all(all)
})

test('after a strain half as many go at once, and later more again', async () => {
  const { gathering, ask, askAll, sent, sizes } = open()
  await Promise.all([ask(gathering('k'), 'tired'), ...askAll(gathering('k'), 99)])
  sent.length = 0
  await Promise.all(askAll(gathering('k'), 100))
  assert.deepEqual(sizes(), [50, 50])
  sent.length = 0
  await Promise.all(askAll(gathering('k'), 100))
  assert.deepEqual(sizes(), [100])
})

test('when not all can go, each workflow gets its turn', async () => {
  const { moving, gathering, ask, sent, back } = open()
  const slow = gathering('k', true)
  // All places of the lane are taken.
  const taken = Array.from({ length: laneCalls }, (_, at) => ask(gathering(`other${at}`, true), 'x'))
  await pass(60)
  moving.enter()
  const noisy = Array.from({ length: gatheringLimits.most }, (_, at) => ask(slow, `noisy${at}`, 'noisy'))
  const quiet = ask(slow, 'quiet', 'quiet')
  await pass(30)
  sent.length = 0
  back.shift()?.()
  await pass(gatheringLimits.fullMs)
  assert.ok(sent[0]?.includes('quiet'))
  while (back.length > 0) {
    back.shift()?.()
    await pass(gatheringLimits.longestSlowMs)
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
  const { gathering, ask, askAll, sizes, back } = open(true)
  const k = gathering('k')
  await Promise.all(askAll(k, 80))
  const other = ask(gathering('other', true), 'out')
  await pass(5)
  const few = ask(k, 'few')
  await pass(gatheringLimits.longestMs + gatheringLimits.ebbMs)
  await Promise.all([...askAll(k, 80), few])
  assert.deepEqual(sizes(), [80, 1, 81])
  back[0]?.()
  await other
})

test('when nobody marches any more, a few do not wait long', async () => {
  const { gathering, ask, askAll, sizes } = open(true)
  await Promise.all(askAll(gathering('k'), 80))
  const few = ask(gathering('k'), 'few')
  await pass(gatheringLimits.ebbMs - 1)
  assert.deepEqual(sizes(), [80])
  await pass(1)
  assert.equal(await few, 'few!')
})

test('while there is room for more runs, nobody waits for the many', async () => {
  const { gathering, ask, askAll } = open()
  await Promise.all(askAll(gathering('k'), 80))
  assert.equal(await ask(gathering('k'), 'one'), 'one!')
})
