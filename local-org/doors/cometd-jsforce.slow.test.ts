/** Streaming as jsforce does it, with Faye: change events with replay, and a PushTopic. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { StreamingExtension } from '@jsforce/jsforce-node/lib/api/streaming.js'
import { type OpenOrg, openOrg } from '../testing/open-org.ts'

type Json = Record<string, unknown>

/** Faye has it, its types do not. */
type Closing = { disconnect(): PromiseLike<void> }

interface Listening extends OpenOrg {
  next(): Promise<Json>
}

/** Messages of a channel from a replay id on, as far as `work` goes. */
async function listen(opened: OpenOrg, channel: string, replayId: number, work: (now: Listening) => Promise<void>) {
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
  try {
    await work({ ...opened, next })
  } finally {
    // Before the end of the org, or Faye looks for it for ever.
    await (client as unknown as Closing).disconnect()
  }
}

test('change events from the beginning, through the replay extension', async (t) => {
  const opened = await openOrg(t)
  await opened.create('Account', { Name: 'Before' })
  await listen(opened, '/data/AccountChangeEvent', -2, async ({ next, create }) => {
    const name = async () => ((await next())['payload'] as Json)['Name']
    assert.equal(await name(), 'Before')
    await create('Account', { Name: 'After' })
    assert.equal(await name(), 'After')
  })
})

test('a PushTopic', async (t) => {
  const topic = { Name: 'Leads', Query: 'SELECT Id, LastName FROM Lead', ApiVersion: 60 }
  const opened = await openOrg(t)
  await opened.create('PushTopic', topic)
  await listen(opened, '/topic/Leads', -1, async ({ next, create }) => {
    const id = await create('Lead', { LastName: 'Lovelace', Company: 'Engines' })
    assert.deepEqual((await next())['sobject'], { Id: id, LastName: 'Lovelace' })
  })
})
