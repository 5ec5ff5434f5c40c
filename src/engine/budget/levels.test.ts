import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pollRhythm } from '../poll-rhythm.ts'
import { levelOf, stretchOf } from './levels.ts'

test('warned at 80 %, slowed at 90 %, full at the limit', () => {
  assert.deepEqual([0, 0.79, 0.8, 0.89, 0.9, 0.99, 1, 2].map(levelOf), [
    'fine',
    'fine',
    'warn',
    'warn',
    'slow',
    'slow',
    'full',
    'full',
  ])
  assert.deepEqual([0.5, 0.89, 0.9, 0.95, 0.97, 1].map(stretchOf), [1, 1, 2, 5, 15, 15])
})

test('polls are stretched as the allowance shrinks, and hardly made while there is none', async () => {
  const connections = { get: async () => ({ settings: { pollSeconds: 60 } }) }
  const at = (share: number, parkedSince: string | null = null) =>
    pollRhythm({ pollSeconds: 5 }, connections, {
      stretch: () => stretchOf(share),
      standing: () => ({
        ...{ level: 'fine', used: 0, limit: 1, own: 0, share: 1, reserve: 0, nextProbeAt: null },
        parkedSince,
      }),
    })('any')
  assert.deepEqual(await at(0.5), { pollSeconds: 60, idleSeconds: 300 })
  assert.deepEqual(await at(0.92), { pollSeconds: 120, idleSeconds: 600 })
  assert.deepEqual(await at(1, '2030-01-01T00:00:00Z'), { pollSeconds: 3600, idleSeconds: 3600 })
})
