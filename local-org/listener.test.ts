/** The port itself: both schemes, silent clients, a clean end. */

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, get } from 'node:https'
import { connect } from 'node:net'
import { test } from 'node:test'
import { openListener } from './listener.ts'
import { tlsIdentity } from './tls/index.ts'

async function open() {
  const tls = await tlsIdentity(['127.0.0.1'])
  const listener = await openListener(
    (request, response) => {
      let size = 0
      request.on('data', (chunk: Buffer) => {
        size += chunk.length
      })
      request.on('end', () => response.end(`${'encrypted' in request.socket ? 'https' : 'http'} ${size}`))
    },
    { host: '127.0.0.1', port: 0 },
    tls,
  )
  return { listener, tls, url: `127.0.0.1:${listener.port}` }
}

test('both schemes on one port, bodies whole, connections kept', async () => {
  const { listener, tls, url } = await open()
  const body = 'x'.repeat(3_000_000)
  for (let i = 0; i < 3; i++) {
    assert.equal(await (await fetch(`http://${url}`, { method: 'POST', body })).text(), 'http 3000000')
  }
  const [response] = await once(get(`https://${url}`, { ca: tls.ca, agent: false }), 'response')
  assert.equal(String(await response.toArray()), 'https 0')
  await listener.close()
})

test('clients that say nothing, or nothing more, do not keep it open', async () => {
  const times: number[] = []
  // The best of several: one may be late because the machine stood still.
  while (times.length < 5 && Math.min(...times) >= 1000) times.push(await closedAfter())
  assert.ok(Math.min(...times) < 1000, `waited for a silent client: ${times.join(', ')} ms`)
})

/** With one client that has said nothing, and one that has had its answer, ms. */
async function closedAfter(): Promise<number> {
  const { listener, tls, url } = await open()
  const agent = new Agent({ keepAlive: true, ca: tls.ca })
  const [response] = await once(get(`https://${url}`, { agent }), 'response')
  await response.toArray()
  const silent = connect(listener.port, '127.0.0.1')
  await once(silent, 'connect')
  const started = performance.now()
  silent.on('error', () => undefined)
  await listener.close()
  return performance.now() - started
}
