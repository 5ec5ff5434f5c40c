/** Streaming as jsforce does it, with Faye: change events with replay, and a PushTopic. */

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { StreamingExtension } from '@jsforce/jsforce-node/lib/api/streaming.js'
import { openOrg } from '../testing/open-org.ts'

type Json = Record<string, unknown>

/** Faye has it, its types do not. */
type Closing = { disconnect(): PromiseLike<void> }

/** Messages of a channel from a replay id on; `end` must come before the org's, or Faye looks for it for ever. */
async function listen(t: TestContext, channel: string, replayId: number, prepare?: (org: Opened) => Promise<unknown>) {
  const opened = await openOrg(t)
  await prepare?.(opened)
  const { instanceUrl, accessToken } = opened.org
  const connection = new Connection({ instanceUrl, accessToken })
  const client = connection.streaming.createClient([new StreamingExtension.Replay(channel, replayId)])
  const waiting: ((message: Json) => void)[] = []
  const messages: Json[] = []
  await client.subscribe(channel, (message: Json) => {
    const next = waiting.shift()
    if (next) next(message)
    else messages.push(message)
  })
  function next(): Promise<Json> {
    const message = messages.shift()
    return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve))
  }
  return { ...opened, next, end: () => (client as unknown as Closing).disconnect() }
}

type Opened = Awaited<ReturnType<typeof openOrg>>

test('change events from the beginning, through the replay extension', async (t) => {
  const prepare = ({ create }: Opened) => create('Account', { Name: 'Before' })
  const { next, create, end } = await listen(t, '/data/AccountChangeEvent', -2, prepare)
  const name = async () => ((await next())['payload'] as Json)['Name']
  assert.equal(await name(), 'Before')
  await create('Account', { Name: 'After' })
  assert.equal(await name(), 'After')
  await end()
})

test('a PushTopic', async (t) => {
  const topic = { Name: 'Leads', Query: 'SELECT Id, LastName FROM Lead', ApiVersion: 60 }
  const { next, create, end } = await listen(t, '/topic/Leads', -1, (org) => org.create('PushTopic', topic))
  const id = await create('Lead', { LastName: 'Lovelace', Company: 'Engines' })
  assert.deepEqual((await next())['sobject'], { Id: id, LastName: 'Lovelace' })
  await end()
})
