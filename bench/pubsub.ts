/** Change events per second through the Pub/Sub API: `node bench/pubsub.ts [events]`. Saver and reader are processes of their own. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { ControlClient, startLocalOrg } from '../local-org/index.ts'
import type { FetchResponse } from '../local-org/pubsub/messages.ts'
import { TestClient } from '../local-org/pubsub/testing/open-pubsub.ts'

const topicName = '/data/ChangeEvents'
const values = { Name: 'Company {n}', BillingCity: 'Ulm', Phone: '0731 {n}', Industry: 'Banking', AnnualRevenue: 1000 }
const perCall = 200

/** Saves accounts, 200 to a commit, while another process reads their events. */
async function save(count: number): Promise<void> {
  const org = await startLocalOrg({ seed: 'empty' })
  const { pubsubPort, accessToken, orgId } = org
  const wish = JSON.stringify({ pubsubPort, accessToken, orgId, count })
  const reader = spawn(process.execPath, [import.meta.filename, 'read', wish], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(reader.stdout, 'data')
  reader.stdout.pipe(process.stdout)
  const control = new ControlClient(org.controlUrl)
  for (let done = 0; done < count; done += perCall) {
    await control.generate('Account', perCall, values)
    await setImmediate()
  }
  await once(reader, 'exit')
  await org.close()
}

/** Reads and decodes events, and tells how fast they came. */
async function read(wish: string): Promise<void> {
  const { pubsubPort, accessToken, orgId, count } = JSON.parse(wish)
  const client = new TestClient(pubsubPort, {
    accesstoken: accessToken,
    instanceurl: 'http://localhost',
    tenantid: orgId,
  })
  await client.call('GetTopic', { topicName })
  const talk = client.open<FetchResponse>('Subscribe', { topicName, numRequested: 100, replayPreset: 'EARLIEST' })
  process.stdout.write('ready\n')
  let heard = 0
  let started = 0
  while (heard < count) {
    const { events } = await talk.next()
    started ||= performance.now()
    for (const event of events) await client.decode(event)
    heard += events.length
    talk.say({ numRequested: Math.max(1, events.length) })
  }
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(`${heard} events in ${seconds.toFixed(1)} s: ${Math.round(heard / seconds)} per second\n`)
  talk.cancel()
  client.close()
}

const [first = '20000', second = ''] = process.argv.slice(2)
await (first === 'read' ? read(second) : save(Number(first)))
