/** Streaming by CometD as raw HTTP: shaking hands, long polls, replay, each kind of channel. */

import assert from 'node:assert/strict'
import { subscribe as listen, unsubscribe } from 'node:diagnostics_channel'
import { type TestContext, test } from 'node:test'
import { type OpenOrg, openOrg } from '../testing/open-org.ts'

type Json = Record<string, unknown>

/** Speaks Bayeux with one client id. */
async function streaming(org: OpenOrg['org'], token = org.accessToken) {
  let clientId: unknown
  let id = 0
  async function send(...messages: Json[]): Promise<Json[]> {
    const response = await fetch(`${org.url}/cometd/60.0/`, {
      method: 'POST',
      headers: { authorization: `OAuth ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(messages.map((message) => ({ clientId, id: String(++id), ...message }))),
    })
    assert.equal(response.status, 200)
    return (await response.json()) as Json[]
  }
  const wish = {
    channel: '/meta/handshake',
    version: '1.0',
    supportedConnectionTypes: ['long-polling'],
    clientId: undefined,
  }
  const [hello = {}] = await send(wish)
  clientId = hello['clientId']
  // The first connection is answered at once.
  const [first] = clientId === undefined ? [] : await send({ channel: '/meta/connect', connectionType: 'long-polling' })
  async function subscribe(subscription: string | string[], replay?: number): Promise<Json> {
    const ext = { replay: Object.fromEntries([subscription].flat().map((channel) => [channel, replay])) }
    const [reply = {}] = await send({
      channel: '/meta/subscribe',
      subscription,
      ...(replay === undefined ? {} : { ext }),
    })
    return reply
  }
  /** Events of one long poll. */
  async function poll(timeout?: number): Promise<Json[]> {
    const advice = timeout === undefined ? {} : { advice: { timeout } }
    const replies = await send({ channel: '/meta/connect', connectionType: 'long-polling', ...advice })
    const last = replies.pop()
    assert.equal(last?.['channel'], '/meta/connect')
    assert.equal(last?.['successful'], true)
    return replies
  }
  return { hello, first, send, subscribe, poll }
}

const begun = 'http.server.request.start'

/** Asks, and goes on when the org, which is in this process, has the request and has answered another since: it is held. */
async function held<T>(org: OpenOrg['org'], ask: () => Promise<T>): Promise<{ answer: Promise<T> }> {
  const there = Promise.withResolvers<void>()
  const come = () => there.resolve()
  listen(begun, come)
  const answer = ask()
  await there.promise
  unsubscribe(begun, come)
  await (await fetch(`${org.url}/services/data`)).text()
  return { answer }
}

const dataOf = (event: Json | undefined) =>
  event?.['data'] as { payload: Json; event: Json; sobject: Json; schema: string }

async function open(t: TestContext) {
  const opened = await openOrg(t)
  return { ...opened, client: await streaming(opened.org) }
}

test('a handshake, a held poll that a change ends, with header and changed fields', async (t) => {
  const { client, create, call, org, control } = await open(t)
  assert.deepEqual(client.hello['supportedConnectionTypes'], ['long-polling'])
  assert.deepEqual(client.hello['ext'], { replay: true, 'payload.format': true })
  assert.equal((await client.subscribe('/data/ContactChangeEvent'))['successful'], true)
  assert.deepEqual(await client.poll(0), [])
  const { answer } = await held(org, () => client.poll())
  const id = await create('Contact', { LastName: 'Lovelace', FirstName: 'Ada', MailingCity: 'London' })
  const [event] = await answer
  assert.equal(event?.['channel'], '/data/ContactChangeEvent')
  const { payload, schema } = dataOf(event)
  const header = payload['ChangeEventHeader'] as Json
  assert.deepEqual([header['entityName'], header['changeType'], header['recordIds']], ['Contact', 'CREATE', [id]])
  assert.equal(header['commitUser'], org.userId)
  assert.deepEqual(header['changedFields'], [])
  assert.deepEqual(
    [payload['Name'], payload['MailingAddress']],
    [{ FirstName: 'Ada', LastName: 'Lovelace' }, { City: 'London' }],
  )
  assert.match(String(payload['CreatedDate']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/)
  assert.ok(!('Phone' in payload))
  assert.ok(Number(dataOf(event).event['replayId']) > 0)

  await control.advanceClock(5000)
  await call('PATCH', `/sobjects/Contact/${id}`, { FirstName: 'Augusta', MailingCity: null })
  const [update] = await client.poll()
  const changed = dataOf(update).payload
  assert.deepEqual(((changed['ChangeEventHeader'] as Json)['changedFields'] as string[]).sort(), [
    'LastModifiedDate',
    'MailingAddress.City',
    'Name.FirstName',
  ])
  assert.deepEqual([changed['Name'], changed['MailingAddress']], [{ FirstName: 'Augusta' }, { City: null }])
  const compact = await call('GET', `/event/eventSchema/${schema}?payloadFormat=COMPACT`)
  assert.equal((compact.body as Json)['name'], 'ContactChangeEvent')
  const expanded = await call('GET', '/sobjects/contactchangeevent/eventSchema')
  assert.equal((expanded.body as Json)['type'], 'expanded-record')
})

test('replay: all kept, after an id, and ids that are not', async (t) => {
  const { client, create, control } = await open(t)
  for (const Name of ['one', 'two', 'three']) await create('Account', { Name })
  const names = (events: Json[]) => events.map((event) => dataOf(event).payload['Name'])
  await client.subscribe('/data/ChangeEvents', -2)
  const all = await client.poll()
  assert.deepEqual(names(all), ['one', 'two', 'three'])
  const second = Number(dataOf(all[1]).event['replayId'])
  await client.subscribe('/data/ChangeEvents', second)
  assert.deepEqual(names(await client.poll()), ['three'])
  const refused = await client.subscribe('/data/ChangeEvents', second * 10)
  assert.equal(refused['successful'], false)
  assert.equal(
    refused['error'],
    `400::The replayId {${second * 10}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`,
  )
  await control.post('/events/forget', {})
  assert.equal((await client.subscribe('/data/ChangeEvents', second))['successful'], false)
  assert.match(String((await client.subscribe('/data/NopeChangeEvent'))['error']), /^400::.*\/data\/NopeChangeEvent/)
})

test('messages in one request are answered at once, a second poll ends the first', async (t) => {
  const { org, client, create } = await open(t)
  const connect = { channel: '/meta/connect', connectionType: 'long-polling' }
  const batch = await client.send(connect, { channel: '/meta/subscribe', subscription: '/event/Sample__e' })
  assert.deepEqual(
    batch.map(({ channel, successful }) => [channel, successful]),
    [
      ['/meta/connect', true],
      ['/meta/subscribe', true],
    ],
  )
  const { answer: first } = await held(org, () => client.poll())
  const second = client.poll()
  assert.deepEqual(await first, [])
  await create('Sample__e', { Message__c: 'hello' })
  const [event] = await second
  const { payload, event: facts } = dataOf(event)
  assert.equal(payload['Message__c'], 'hello')
  assert.equal(facts['EventApiName'], 'Sample__e')
  await client.send({ channel: '/meta/unsubscribe', subscription: '/event/Sample__e' })
  await create('Sample__e', { Message__c: 'unheard' })
  assert.deepEqual(await client.poll(20), [])
  await client.send({ channel: '/meta/disconnect' })
  const [unknown] = await client.send(connect)
  assert.equal(unknown?.['error'], '403::Unknown client')
  assert.deepEqual(unknown?.['advice'], { interval: 0, reconnect: 'handshake' })
})

test('change events tell which API a change came by, and who called when the client says', async (t) => {
  const { client, call } = await open(t)
  await client.subscribe('/data/AccountChangeEvent')
  await call('POST', '/sobjects/Account', { Name: 'A' }, { 'sforce-call-options': 'client=Astro' })
  const records = [{ attributes: { type: 'Account' }, Name: 'B' }]
  await call('POST', '/services/data/v58.0/composite/sobjects', { records })
  const events = await client.poll()
  assert.deepEqual(
    events.map((event) => (dataOf(event).payload['ChangeEventHeader'] as Json)['changeOrigin']),
    ['com/salesforce/api/rest/60.0;client=Astro', 'com/salesforce/api/rest/58.0'],
  )
})

test('a PushTopic tells of the records its query selects, when fields it names change', async (t) => {
  const { client, create, call, control } = await open(t)
  const topic = { Name: 'Hot', Query: "SELECT Id, Name, Rating FROM Account WHERE Rating = 'Hot'", ApiVersion: 60 }
  assert.match(String((await client.subscribe('/topic/Hot'))['error']), /does not exist/)
  await create('PushTopic', topic)
  assert.equal((await client.subscribe('/topic/Hot'))['successful'], true)
  await create('Account', { Name: 'Cold', Rating: 'Cold' })
  const id = await create('Account', { Name: 'Acme', Rating: 'Hot' })
  await control.advanceClock(5000)
  await call('PATCH', `/sobjects/Account/${id}`, { Phone: '1' })
  await call('PATCH', `/sobjects/Account/${id}`, { Name: 'Acme & Co' })
  await call('DELETE', `/sobjects/Account/${id}`)
  const told: Json[] = []
  while (told.length < 3) told.push(...(await client.poll(5000)))
  assert.deepEqual(
    told.map((message) => dataOf(message)).map(({ event, sobject }) => [event['type'], sobject]),
    [
      ['created', { Id: id, Name: 'Acme', Rating: 'Hot' }],
      ['updated', { Id: id, Name: 'Acme & Co', Rating: 'Hot' }],
      ['deleted', { Id: id }],
    ],
  )
})

test('a PushTopic is broadcast a moment after the commit: who subscribes in the same breath hears it', async (t) => {
  const { client, create } = await open(t)
  await create('PushTopic', { Name: 'All', Query: 'SELECT Id, Name FROM Account', ApiVersion: 60 })
  // A machine that stands still between the two is later than a moment: then the next breath counts.
  for (let n = 0, told: Json[] = []; told.length === 0; n += 1) {
    assert.ok(n < 10, 'nothing was heard')
    const id = await create('Account', { Name: `Acme ${n}` })
    await client.subscribe('/topic/All')
    told = await client.poll(5000)
    if (told.length > 0) assert.deepEqual(dataOf(told[0]).sobject, { Id: id, Name: `Acme ${n}` })
  }
})

test('a generic channel carries what is pushed to it, to all or to some users', async (t) => {
  const { client, create, call, org } = await open(t)
  const id = await create('StreamingChannel', { Name: '/u/notifications/all' })
  await client.subscribe('/u/notifications/all')
  const push = (pushEvents: Json[]) => call('POST', `/sobjects/StreamingChannel/${id}/push`, { pushEvents })
  assert.deepEqual((await push([{ payload: 'to all', userIds: [] }])).body, [{ fanoutCount: -1, userOnlineStatus: {} }])
  await push([{ payload: 'to another', userIds: ['005000000000000AAA'] }])
  const { body } = await push([{ payload: 'to me', userIds: [org.userId] }])
  assert.deepEqual(body, [{ fanoutCount: 1, userOnlineStatus: { [org.userId]: true } }])
  const events = await client.poll()
  assert.deepEqual(
    events.map((event) => (event['data'] as Json)['payload']),
    ['to all', 'to me'],
  )
})

test('who has no session is told so, and a lost session ends the polls', async (t) => {
  const { org, client, control } = await open(t)
  const stranger = await streaming(org, 'nope')
  assert.equal(stranger.hello['error'], '403::Handshake denied')
  assert.deepEqual((stranger.hello['ext'] as Json)['sfdc'], { failureReason: '401::Authentication invalid' })
  assert.deepEqual(stranger.hello['advice'], { reconnect: 'none' })
  await control.expireTokens()
  const [reply] = await client.send({ channel: '/meta/connect', connectionType: 'long-polling' })
  assert.deepEqual(
    [reply?.['error'], reply?.['advice']],
    ['401::Authentication invalid', { reconnect: 'none', interval: 0 }],
  )
})

test('a held poll ends when its session does', async (t) => {
  const { org, client, control } = await open(t)
  const { answer } = await held(org, () => client.send({ channel: '/meta/connect', connectionType: 'long-polling' }))
  await control.expireTokens()
  assert.equal((await answer)[0]?.['error'], '401::Authentication invalid')
})

test('a held poll ends when its client says goodbye', async (t) => {
  const { org, client } = await open(t)
  const { answer } = await held(org, () => client.send({ channel: '/meta/connect', connectionType: 'long-polling' }))
  await client.send({ channel: '/meta/disconnect' })
  const [last] = await answer
  assert.deepEqual([last?.['successful'], last?.['advice']], [true, { reconnect: 'none' }])
})

test('a client is told how to come back with its first connection only; one that is not known is not named', async (t) => {
  const { client } = await open(t)
  assert.match(String(client.hello['clientId']), /^[0-9a-z]{20,}$/)
  assert.equal(client.hello['advice'], undefined)
  assert.deepEqual(client.first?.['advice'], { interval: 0, timeout: 110_000, reconnect: 'retry' })
  const connect = { channel: '/meta/connect', connectionType: 'long-polling', advice: { timeout: 0 } }
  assert.equal((await client.send(connect))[0]?.['advice'], undefined)
  const [unknown] = await client.send({ ...connect, clientId: 'nobody' })
  assert.deepEqual(Object.keys(unknown ?? {}).sort(), ['advice', 'channel', 'error', 'id', 'successful'])
})

test('a replay map without any channel asks for no replay', async (t) => {
  const { client } = await open(t)
  const [reply] = await client.send({
    channel: '/meta/subscribe',
    subscription: '/event/Sample__e',
    ext: { replay: {} },
  })
  assert.equal(reply?.['successful'], true)
})

test('what cannot be is refused in the words of the vendor’s table', async (t) => {
  const { client, create, org } = await open(t)
  await create('StreamingChannel', { Name: '/u/here' })
  const subscribe = (subscription: unknown, replay?: Json) =>
    client.send({ channel: '/meta/subscribe', subscription, ...(replay ? { ext: { replay } } : {}) })
  for (const [work, error] of [
    [subscribe(undefined), '400::Channel name not specified'],
    [subscribe('data/ChangeEvents'), "400::Channel subscriptions must start with a leading '/'"],
    [subscribe('/event/Nope__e'), '400::The channel you requested to subscribe to does not exist {/event/Nope__e}'],
    [subscribe('/u/nowhere'), '404::Unknown channel'],
    [subscribe('/u/HERE'), '404::channel names may not vary only by case'],
    [
      subscribe('/event/Sample__e', { '/event/Other__e': -1 }),
      "400::The replayId for channel {/event/Sample__e} wasn't found using the provided replay ID map {{/event/Other__e=-1}}. Ensure that the channel name you provided in the replay map is valid and matches the channel name used for subscribing.",
    ],
    [
      client.send({ channel: '/meta/connect', connectionType: 'websocket' }),
      '400::Invalid connection type {websocket}',
    ],
  ] as const) {
    const [reply] = await work
    assert.deepEqual([reply?.['error'], reply?.['successful']], [error, false])
  }
  const [denied = {}] = await client.send({ channel: '/meta/handshake', supportedConnectionTypes: ['websocket'] })
  assert.equal(denied['error'], '403::Handshake denied')
  assert.deepEqual((denied['ext'] as Json)['sfdc'], { failureReason: '400::Invalid connection type {websocket}' })
  for (const [path, error] of [
    ['/cometd', /^400::API version in the URI is mandatory\. URI format: '\/cometd\/\d\d\.0'$/],
    ['/cometd/handshake', /^400::API version in the URI is mandatory\./],
    ['/cometd/22.0', /^400::Unsupported API version\. Only API versions '23\.0' and above are supported\./],
  ] as const) {
    const wish = { method: 'POST', body: JSON.stringify([{ channel: '/meta/handshake' }]) }
    const response = await fetch(org.url + path, wish)
    const [reply] = (await response.json()) as Json[]
    assert.equal(response.status, 400)
    assert.match(String(reply?.['error']), error)
  }
  const large = { method: 'POST', body: `[${' '.repeat(32_768)}]` }
  assert.equal((await fetch(`${org.url}/cometd/60.0`, large)).status, 413)
})

test('no more than two thousand clients at a time', async (t) => {
  const { client } = await open(t)
  const hello = { channel: '/meta/handshake', supportedConnectionTypes: ['long-polling'] }
  let replies: Json[] = []
  for (let n = 1; n <= 2000; n += 200) replies = await client.send(...Array.from({ length: 200 }, () => hello))
  assert.equal(replies.at(-2)?.['successful'], true)
  assert.equal(replies.at(-1)?.['error'], '403::Organization concurrent user limit exceeded')
})

test('a held poll does not hold up the end of the org', async (t) => {
  const { org, client } = await open(t)
  const { answer } = await held(org, () => client.poll())
  const started = performance.now()
  await org.close()
  assert.ok(performance.now() - started < 60_000, 'not as long as a poll is held')
  assert.deepEqual(await answer, [])
})
