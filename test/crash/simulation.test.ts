/** The short form of the simulation (`node bench/simulation.ts` plays more seeds). */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../../bench/simulation.ts', import.meta.url))

test('random plays of workflows, faults, deaths and clock jumps: the org has what it should, once', async (t) => {
  const child = spawn(process.execPath, [command, '--from', '5', '--seeds', '2'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const said = await text(child.stdout)
  t.diagnostic(said)
  assert.equal(await ended, 0, said)
})
