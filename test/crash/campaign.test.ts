/** The short form of the crash campaign (`node bench/crash.ts` is the long one): two real servers, killed while leads come in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { campaign } from '../../bench/crash/campaign.ts'
import { verdictOf } from '../../bench/crash/verdict.ts'

/** On a machine that does much else a run goes on later; the ten seconds of the goal are for the long form to judge. */
const mostMs = 60_000

test('servers killed at random under load: nothing lost, doubled or stuck', async (t) => {
  const result = await campaign({
    kills: 3,
    pointTimes: 0,
    servers: 2,
    databaseRestarts: 0,
    tell: (text) => t.diagnostic(text),
  })
  const verdict = verdictOf(result, mostMs)
  for (const { name, value } of verdict) t.diagnostic(`${name}: ${value}`)
  assert.deepEqual(
    verdict.filter(({ held }) => !held),
    [],
  )
  assert.ok(result.history.runs > 20, `${result.history.runs} runs`)
})
