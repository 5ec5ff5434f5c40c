/** Public clients for events as judges of the local org: Pub/Sub over gRPC with TLS, and CometD by long polling. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startLocalOrg } from '../../local-org/index.ts'
import { openOrg } from '../../local-org/testing/open-org.ts'
import { installed, needs } from './judges/installed.ts'

const pubSubModule = 'salesforce-pubsub-api-client'
const [cometdModule, transportModule] = ['cometd', 'cometd-nodejs-client']

/** Long enough for a busy machine, and an end to waiting for what does not come. */
const timeout = 250_000

interface Received {
  payload: { ChangeEventHeader?: { changeType: string; changedFields: string[] } } & Record<string, unknown>
}

/** What of salesforce-pubsub-api-client is used here. */
interface PubSub {
  connect(): Promise<void>
  close(): Promise<void>
  publish(topic: string, payload: Record<string, unknown>): Promise<{ replayId: number }>
  subscribeFromEarliestEvent(
    topic: string,
    heard: (about: unknown, kind: string, data: Received) => void,
    count: number,
  ): void
}

test('salesforce-pubsub-api-client hears changes, and publishes events it then hears', {
  timeout,
  ...needs(pubSubModule),
}, async (t) => {
  const { org, call, create } = await openOrg(t, { seed: 'demo' })
  const loaded: { default: new (config: object, logger: object) => PubSub } = await import(
    installed(pubSubModule) ?? ''
  )
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const client = new loaded.default(
    {
      authType: 'user-supplied',
      accessToken: org.accessToken,
      instanceUrl: org.httpsUrl,
      organizationId: org.orgId,
      pubSubEndpoint: `localhost:${org.pubsubTlsPort}`,
      rejectUnauthorizedSsl: false,
    },
    silent,
  )
  await client.connect()
  t.after(() => client.close())
  const heard = (topic: string, count: number) => {
    const { promise, resolve } = Promise.withResolvers<Received[]>()
    const events: Received[] = []
    client.subscribeFromEarliestEvent(
      topic,
      (_, kind, data) => {
        if (kind === 'event' && events.push(data) === count) resolve(events)
      },
      count,
    )
    return promise
  }
  const changes = heard('/data/AccountChangeEvent', 2)
  const messages = heard('/event/Sample__e', 1)
  const id = await create('Account', { Name: 'Judged' })
  await call('PATCH', `/sobjects/Account/${id}`, { BillingCity: 'Ulm' })
  const stamp = { CreatedDate: Date.now(), CreatedById: org.userId }
  await client.publish('/event/Sample__e', { ...stamp, Message__c: { string: 'hello' } })
  const [created, updated] = await changes
  assert.equal(created?.payload['Name'], 'Judged')
  assert.equal(created?.payload.ChangeEventHeader?.changeType, 'CREATE')
  assert.ok(updated?.payload.ChangeEventHeader?.changedFields.includes('BillingAddress.City'))
  assert.equal((await messages)[0]?.payload['Message__c'], 'hello')
})

interface Message {
  successful?: boolean
  data: { payload: Record<string, unknown>; event: { replayId: number } }
}

/** What of cometd is used here. */
interface CometD {
  configure(options: object): void
  unregisterTransport(name: string): void
  handshake(done: (reply: Message) => void): void
  subscribe(
    channel: string,
    heard: (message: Message) => void,
    properties: object,
    done: (reply: Message) => void,
  ): void
  disconnect(done: () => void): void
}

test('cometd hears what was before it came and what comes then', {
  timeout,
  ...needs(cometdModule, transportModule),
}, async (t) => {
  const org = await startLocalOrg({ seed: 'demo' })
  t.after(() => org.close())
  const transport: { adapt(): void } = await import(installed(transportModule ?? '') ?? '')
  transport.adapt()
  const { CometD }: { CometD: new () => CometD } = await import(installed(cometdModule ?? '') ?? '')
  const client = new CometD()
  client.unregisterTransport('websocket')
  const requestHeaders = { Authorization: `Bearer ${org.accessToken}` }
  client.configure({ url: `${org.url}/cometd/60.0`, requestHeaders, appendMessageTypeToURL: false })
  const shaken = await new Promise<Message>((resolve) => client.handshake(resolve))
  assert.equal(shaken.successful, true)
  t.after(() => new Promise<void>((resolve) => client.disconnect(resolve)))
  const create = (Name: string) =>
    fetch(`${org.url}/services/data/v60.0/sobjects/Account`, {
      method: 'POST',
      headers: { ...requestHeaders, 'content-type': 'application/json' },
      body: JSON.stringify({ Name }),
    })
  await create('Before')
  const names: unknown[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const channel = '/data/AccountChangeEvent'
  const heard = ({ data }: Message) => {
    if (names.push(data.payload['Name']) === 2) resolve()
  }
  const subscribed = await new Promise<Message>((done) =>
    client.subscribe(channel, heard, { ext: { replay: { [channel]: -2 } } }, done),
  )
  assert.equal(subscribed.successful, true)
  await create('After')
  await promise
  assert.deepEqual(names, ['Before', 'After'])
})
