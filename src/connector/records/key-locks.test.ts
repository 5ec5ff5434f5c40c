import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { withKeys } from './key-locks.ts'

/** Of the context only the way to other servers counts here: there is none. */
const alone = {}

test('work with a common key goes one after the other, other work at the same time', async () => {
  const told: string[] = []
  const work = (name: string, keys: string[]) =>
    withKeys(alone, keys, async () => {
      told.push(`${name} begins`)
      await sleep(5)
      told.push(`${name} ends`)
    })
  await Promise.all([work('first', ['a', 'b']), work('second', ['b', 'c']), work('other', ['d']), work('third', ['c'])])
  const at = (what: string) => told.indexOf(what)
  assert.ok(at('first ends') < at('second begins'))
  assert.ok(at('other begins') < at('first ends'))
  assert.ok(at('third ends') < at('second begins') || at('second ends') < at('third begins'))
})

test('failed work lets the next one in', async () => {
  await assert.rejects(withKeys(alone, ['a'], () => Promise.reject(new RangeError('no'))))
  assert.equal(await withKeys(alone, ['a'], async () => 'in'), 'in')
})
