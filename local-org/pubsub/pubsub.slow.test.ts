/** The Pub/Sub API over real sockets, read with Avro as clients do. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ServiceError } from '@grpc/grpc-js'
import avsc from 'avsc'
import { replayIdToBytes } from '../events/index.ts'
import type { FetchResponse, PublishResponse, SchemaInfo, TopicInfo } from './messages.ts'
import { openPubSub, TestClient, type Values } from './testing/open-pubsub.ts'

const accounts = '/data/AccountChangeEvent'
const samples = '/event/Sample__e'
const prefix = 'sfdc.platform.eventbus.grpc.'

/** Names of fields in bitmaps, read from the schema as clients do. */
function namesIn(bitmaps: string[], schema: avsc.Type): string[] {
  const fields = (schema as avsc.types.RecordType).fields
  const bits = (hex: string) =>
    [...BigInt(hex).toString(2)].reverse().flatMap((bit, position) => (bit === '1' ? [position] : []))
  return bitmaps.flatMap((bitmap) => {
    const [first = '', second] = bitmap.split('-')
    if (second === undefined) return bits(first).map((position) => fields[position]?.name ?? '?')
    const parent = fields[Number(first)]!
    const record = (parent.type as avsc.types.UnwrappedUnionType).types.find((type) => type.typeName === 'record')
    const parts = (record as avsc.types.RecordType).fields
    return bits(second).map((position) => `${parent.name}.${parts[position]?.name}`)
  })
}

/** Words of true refusals, as people reported them; the id of the call stands behind. */
const words: Record<string, RegExp> = {
  'topic.not.found':
    /^The topic information for org core\/prod\/00D\w{15} and topic \S+ not found\. Ensure the topic name is correct and that the topic exists\. rpcId: /,
  'service.auth.error':
    /^An authentication exception occurred\. Provide valid authentication via metadata headers\. rpcId: /,
  'subscription.fetch.replayid.corrupted':
    /^The Replay ID validation failed\. Ensure that the Replay ID is valid\. rpcId: /,
  'schema.validation.failed': /^Schema validation failed\. The schema ID can't be blank\. rpcId: /,
  'service.unavailable': /^The service is unavailable\. Try again later\. rpcId: /,
}

async function refused(work: Promise<unknown>): Promise<{ code: number; errorCode: string }> {
  const failure = (await work.then(
    () => assert.fail('was not refused'),
    (error: unknown) => error,
  )) as ServiceError
  assert.match(failure.details, /rpcId: [0-9a-f-]{36}$/)
  assert.match(String(failure.metadata.get('rpc-id')[0]), /^[0-9a-f-]{36}$/)
  assert.match(String(failure.metadata.get('type')[0]), /^(?:Get|Managed|Subscribe|Publish)/)
  const errorCode = String(failure.metadata.get('error-code')[0]).replace(prefix, '')
  assert.match(failure.details, words[errorCode] ?? /./)
  return { code: failure.code, errorCode }
}

test('a subscriber gets a change with its header, its values and the bitmaps of what changed', async (t) => {
  const { org, client } = await openPubSub(t)
  const me = org.admin.id
  const talk = client.open<FetchResponse>('Subscribe', {
    topicName: '/data/ChangeEvents',
    numRequested: 10,
    replayPreset: 1,
  })
  const values = { LastName: 'Lovelace', FirstName: 'Ada', MailingCity: 'London', Birthdate: '1815-12-10', Phone: '1' }
  const id = org.create(me, 'Contact', values, { client: 'Astro' })
  const created = await talk.next()
  const first = await client.decode(created.events[0]!)
  assert.deepEqual(first['Name'], { Salutation: null, FirstName: 'Ada', LastName: 'Lovelace' })
  assert.equal((first['MailingAddress'] as Values)['City'], 'London')
  assert.equal(first['Birthdate'], Date.UTC(1815, 11, 10))
  assert.equal(first['OwnerId'], me)
  assert.equal(typeof first['CreatedDate'], 'number')
  assert.equal(first['OtherAddress'], null)
  assert.equal(first['HasOptedOutOfEmail'], false)
  assert.equal(created.pendingNumRequested, 9)
  assert.deepEqual(created.latestReplayId, created.events[0]?.replayId)

  org.clock.advance(5000)
  const before = org.clock.now()
  org.update(me, 'Contact', id, { FirstName: 'Augusta', MailingCity: null, Email: 'ada@example.org' })
  const updated = await talk.next()
  const second = await client.decode(updated.events[0]!)
  const header = second['ChangeEventHeader'] as Values
  const schema = await client.typeOf(updated.events[0]?.event.schemaId ?? '')
  assert.deepEqual(namesIn(header['changedFields'] as string[], schema).sort(), [
    'Email',
    'LastModifiedDate',
    'MailingAddress.City',
    'Name.FirstName',
  ])
  assert.deepEqual(namesIn(header['nulledFields'] as string[], schema), ['MailingAddress'])
  assert.deepEqual(second['Name'], { Salutation: null, FirstName: 'Augusta', LastName: null })
  assert.equal(second['Phone'], null)
  const modified = Number(second['LastModifiedDate'])
  assert.ok(modified % 1000 === 0 && modified > before - 1000 && modified <= org.clock.now(), String(modified))
  assert.deepEqual([header['entityName'], header['changeType'], header['recordIds']], ['Contact', 'UPDATE', [id]])
  assert.ok(updated.events[0]!.replayId.readBigUInt64BE() > created.events[0]!.replayId.readBigUInt64BE())
  talk.end()
})

test('a long text that changed a little is told as a difference, and the header says so', async (t) => {
  const { org, client } = await openPubSub(t)
  const lines = Array.from(
    { length: 30 },
    (_, i) => `Paragraph ${i} has enough words to make the whole text a long one.`,
  )
  const id = org.create(org.admin.id, 'Contact', { LastName: 'Long', Description: lines.join('\n') })
  const talk = client.open<FetchResponse>('Subscribe', { topicName: '/data/ChangeEvents', numRequested: 1 })
  await client.call('GetTopic', { topicName: '/data/ChangeEvents' })
  org.update(org.admin.id, 'Contact', id, { Description: lines.with(3, 'Short now.').join('\n') })
  const { events } = await talk.next()
  const event = await client.decode(events[0]!)
  const schema = await client.typeOf(events[0]?.event.schemaId ?? '')
  const header = event['ChangeEventHeader'] as Values
  assert.deepEqual(namesIn(header['diffFields'] as string[], schema), ['Description'])
  assert.match(
    String(event['Description']),
    /^--- \n\+\+\+ [0-9a-f]{64}\n@@ -4,1 \+4,1 @@\n-Paragraph 3 .*\n\+Short now\.$/,
  )
  talk.end()
})

test('no more events than asked for, later ones on request, and a topic that cannot change', async (t) => {
  const { org, client } = await openPubSub(t)
  const make = (count: number) =>
    org.save(
      org.admin.id,
      Array.from({ length: count }, (_, n) => ({
        op: 'create' as const,
        object: 'Account',
        values: { Name: `a${n}` },
      })),
    )
  make(5)
  const talk = client.open<FetchResponse>('Subscribe', {
    topicName: accounts,
    numRequested: 2,
    replayPreset: 'EARLIEST',
  })
  assert.equal((await talk.next()).events.length, 2)
  talk.say({ numRequested: 200 })
  const { events, pendingNumRequested } = await talk.next()
  assert.deepEqual([events.length, pendingNumRequested], [3, 97], 'a hundred may be outstanding, no more')
  make(150)
  assert.equal((await talk.next()).events.length, 97)
  talk.say({ numRequested: 100 })
  assert.equal((await talk.next()).events.length, 53)
  talk.say({ topicName: samples, numRequested: 1 })
  assert.equal((await refused(talk.next())).code, 3)
})

test('presets: latest, earliest, and after a replay id; damaged and old ones are refused', async (t) => {
  const { org, bus, client } = await openPubSub(t)
  const make = (Name: string) => org.create(org.admin.id, 'Account', { Name })
  const open = (more: Values) =>
    client.open<FetchResponse>('Subscribe', { topicName: accounts, numRequested: 9, ...more })
  const namesOf = async ({ events }: FetchResponse) =>
    (await Promise.all(events.map((event) => client.decode(event)))).map((body) => body['Name'])
  make('one')
  make('two')
  const [one, two] = (await open({ replayPreset: 'EARLIEST' }).next()).events
  const after = open({ replayPreset: 'CUSTOM', replayId: one?.replayId })
  assert.deepEqual(await namesOf(await after.next()), ['two'])
  const latest = open({})
  await client.call('GetTopic', { topicName: accounts })
  make('three')
  assert.deepEqual(await namesOf(await latest.next()), ['three'])

  const corrupted = { code: 3, errorCode: 'subscription.fetch.replayid.corrupted' }
  const custom = (replayId: Buffer) => refused(open({ replayPreset: 'CUSTOM', replayId }).next())
  assert.deepEqual(await custom(Buffer.from('nonsense!')), corrupted)
  assert.deepEqual(await custom(replayIdToBytes(bus.last + 1)), corrupted)
  assert.equal((await custom(Buffer.alloc(0))).errorCode, 'subscription.fetch.replayid.validation.failed')
  org.clock.advance(73 * 3_600_000)
  make('four')
  assert.deepEqual(await custom(two!.replayId.subarray(0)), {
    code: 3,
    errorCode: 'subscription.fetch.replayid.corrupted',
  })
  assert.equal(
    (await refused(open({ numRequested: 0 }).next())).errorCode,
    'subscription.fetch.requested.events.invalid',
  )
})

test('a quiet subscription gets signs of life with the newest position', async (t) => {
  const { org, bus, client } = await openPubSub(t, 40)
  const talk = client.open<FetchResponse>('Subscribe', { topicName: accounts, numRequested: 1 })
  assert.deepEqual((await talk.next()).events, [])
  org.create(org.admin.id, 'Lead', { LastName: 'Other', Company: 'Topic' })
  await talk.next()
  const { latestReplayId, events } = await talk.next()
  assert.equal(events.length, 0)
  assert.equal(latestReplayId.readBigUInt64BE(), BigInt(bus.last))
  org.accounts.expireSessions()
  assert.deepEqual(await refused(drain(talk)), { code: 16, errorCode: 'service.auth.error' })
})

async function drain(talk: { next(): Promise<unknown> }): Promise<never> {
  for (;;) await talk.next()
}

test('topics and schemas: what is there, what is not, and who may know', async (t) => {
  const { org, bus, client } = await openPubSub(t)
  const topic = await client.call<TopicInfo>('GetTopic', { topicName: accounts })
  assert.deepEqual([topic.canPublish, topic.canSubscribe], [false, true])
  const { schemaJson } = await client.call<SchemaInfo>('GetSchema', { schemaId: topic.schemaId })
  const schema = JSON.parse(schemaJson) as { name: string; namespace: string; uuid: string; fields: Values[] }
  assert.deepEqual(
    [schema.name, schema.namespace, schema.uuid],
    ['AccountChangeEvent', 'com.sforce.eventbus', topic.schemaId],
  )
  const docs = Object.fromEntries(schema.fields.map((field) => [field['name'], field['doc']]))
  assert.equal(docs['Name'], 'Data:Switchable_PersonName')
  assert.equal(docs['OwnerId'], 'ForeignKey:EntityId')
  assert.equal(docs['CreatedDate'], 'CreatedDate:DateTime')
  assert.equal(docs['AnnualRevenue'], 'Data:Currency')
  assert.equal(docs['SystemModstamp'], undefined)
  org.createCustomField('Account', { name: 'Size__c', type: 'double' })
  const changed = await client.call<TopicInfo>('GetTopic', { topicName: accounts })
  assert.notEqual(changed.schemaId, topic.schemaId)
  assert.equal((await client.call<SchemaInfo>('GetSchema', { schemaId: topic.schemaId })).schemaJson, schemaJson)
  const notFound = { code: 5, errorCode: 'topic.not.found' }
  for (const topicName of ['/data/NopeChangeEvent', '/data/CampaignChangeEvent', '/event/Nope__e', 'Account']) {
    assert.deepEqual(await refused(client.call('GetTopic', { topicName })), notFound)
  }
  assert.deepEqual(await refused(client.call('GetSchema', { schemaId: 'x' })), {
    code: 7,
    errorCode: 'schema.meta.permission',
  })
  for (const object of bus.selected) assert.ok(avsc.Type.forSchema(JSON.parse(bus.shapeOf(object)?.schema.text ?? '')))
})

test('callers without a session, or without the right to the API, are refused', async (t) => {
  const { org, pubsub, token } = await openPubSub(t)
  const ask = (headers: Record<string, string>) => {
    const client = new TestClient(pubsub.port, headers)
    t.after(() => client.close())
    return refused(client.call('GetTopic', { topicName: accounts }))
  }
  const good = { accesstoken: token, instanceurl: 'http://localhost', tenantid: org.id }
  const blank = { code: 16, errorCode: 'service.auth.headers.invalid' }
  assert.deepEqual(await ask({}), blank)
  assert.deepEqual(await ask({ ...good, tenantid: '00D000000000000AAA' }), blank)
  const over = { code: 16, errorCode: 'service.auth.error' }
  assert.deepEqual(await ask({ ...good, accesstoken: 'nope' }), over)
  const mayNot = { objects: {}, fields: {}, system: { ApiEnabled: false } }
  org.setRules({ permissions: [{ holderId: org.admin.id, ...mayNot }] })
  assert.deepEqual(await ask(good), over, 'a session of a user who may not use the API')
})

test('publish: events with results in order, over one call and over a stream', async (t) => {
  const { org, client } = await openPubSub(t)
  const { schemaId } = await client.call<TopicInfo>('GetTopic', { topicName: samples })
  const type = await client.typeOf(schemaId)
  const payload = (message: string | null) =>
    type.toBuffer({ CreatedDate: 1, CreatedById: org.admin.id, Message__c: message })
  const reader = client.open<FetchResponse>('Subscribe', { topicName: samples, numRequested: 10 })
  const answer = await client.call<PublishResponse>('Publish', {
    topicName: samples,
    events: [
      { id: 'a', schemaId, payload: payload('first') },
      { id: 'b', schemaId, payload: Buffer.from([1]) },
      { id: 'c', schemaId, payload: payload('x'.repeat(300)) },
      { id: 'd', schemaId, payload: payload('last') },
    ],
  })
  assert.deepEqual(
    answer.results.map(({ correlationKey, error }) => [correlationKey, error?.code ?? null]),
    [
      ['a', null],
      ['b', 'PUBLISH'],
      ['c', 'PUBLISH'],
      ['d', null],
    ],
  )
  const heard = await reader.next()
  const bodies = await Promise.all(heard.events.map((event) => client.decode(event)))
  assert.deepEqual(
    bodies.map((body) => body['Message__c']),
    ['first', 'last'],
  )
  assert.deepEqual([bodies[0]?.['CreatedDate'], bodies[0]?.['CreatedById']], [1, org.admin.id], 'as published')
  assert.deepEqual(
    heard.events.map(({ event }) => event.id),
    ['a', 'd'],
  )
  assert.deepEqual(heard.events[1]?.replayId, answer.results[3]?.replayId)
  const stream = client.open<PublishResponse>('PublishStream', {
    topicName: samples,
    events: [{ id: 'e', schemaId, payload: payload('streamed') }],
  })
  assert.equal((await stream.next()).results[0]?.correlationKey, 'e')
  stream.say({ events: [{ id: 'f', schemaId, payload: payload('again') }] })
  assert.equal((await stream.next()).results[0]?.correlationKey, 'f')
  stream.say({ events: [{ schemaId, payload: payload('nameless') }] })
  assert.match((await stream.next()).results[0]?.correlationKey ?? '', /^[0-9a-f-]{36}$/, 'an id is made')
  stream.end()
  assert.equal((await refused(client.call('Publish', { topicName: accounts, events: [] }))).code, 7)
})

test('a managed subscription goes on where it was committed, for one client at a time', async (t) => {
  const { org, bus, managed, client } = await openPubSub(t)
  const wish = { developerName: 'Mine', topic: accounts, defaultReplay: 'EARLIEST' as const }
  managed.save(wish, () => '18x000000000001AAA')
  const make = (Name: string) => org.create(org.admin.id, 'Account', { Name })
  const open = () =>
    client.open<FetchResponse & { commitResponse: Values | null }>('ManagedSubscribe', {
      developerName: 'Mine',
      numRequested: 5,
    })
  make('one')
  const first = open()
  const replayId = (await first.next()).events[0]?.replayId
  assert.deepEqual(await refused(open().next()), { code: 6, errorCode: 'managed.subscription.already.active' })
  first.say({ commitReplayIdRequest: { commitRequestId: 'c1', replayId } })
  assert.equal((await first.next()).commitResponse?.['commitRequestId'], 'c1')
  assert.equal(managed.find('Mine')?.committed, bus.last)
  first.end()
  await first.next().catch(() => undefined)
  make('two')
  const { events } = await open().next()
  assert.equal((await client.decode(events[0]!))['Name'], 'two')
})

test('a managed subscription that cannot be opened says why', async (t) => {
  const { managed, client } = await openPubSub(t)
  managed.save({ developerName: 'Idle', topic: accounts, state: 'STOP' }, () => '18x000000000002AAA')
  managed.save({ developerName: 'Mine', topic: accounts }, () => '18x000000000003AAA')
  const commit = { commitRequestId: 'c', replayId: replayIdToBytes(1) }
  for (const [request, code, errorCode] of [
    [{}, 3, 'id.or.developer.name.empty'],
    [{ developerName: 'Mine', subscriptionId: '18x000000000003' }, 3, 'id.or.developer.name.empty'],
    [{ developerName: 'Nope' }, 5, 'developer.name.not.found'],
    [{ subscriptionId: '18x000000000009' }, 5, 'subscription.id.not.found'],
    [{ subscriptionId: '18x' }, 3, 'subscription.id.invalid'],
    [{ developerName: 'Idle' }, 9, 'config.stopped'],
    [{ subscriptionId: '18x000000000003AAA', numRequested: -1 }, 3, 'fetch.request.events.invalid'],
    [{ developerName: 'Mine', commitReplayIdRequest: commit }, 3, 'fetch.request.commit.request.restricted'],
  ] as const) {
    const answer = await refused(client.open('ManagedSubscribe', { numRequested: 1, ...request }).next())
    assert.deepEqual(answer, { code, errorCode: `managed.subscription.${errorCode}` })
  }
})

test('what a call leaves blank is named', async (t) => {
  const { client } = await openPubSub(t)
  for (const [work, errorCode] of [
    [client.call('GetTopic', {}), 'topic.validation.empty'],
    [client.call('GetSchema', {}), 'schema.validation.failed'],
    [client.call('Publish', { events: [] }), 'publish.topic.validation.empty'],
    [client.call('Publish', { topicName: samples, events: [] }), 'publish.event.count.invalid'],
    [client.open('Subscribe', { numRequested: 1 }).next(), 'topic.validation.empty'],
  ] as const) {
    assert.deepEqual(await refused(work), { code: 3, errorCode })
  }
})

test('by TLS, for a client that trusts the authority', async (t) => {
  const { org, pubsub, token } = await openPubSub(t)
  const { tlsIdentity } = await import('../tls/index.ts')
  const headers = { accesstoken: token, instanceurl: 'https://localhost', tenantid: org.id }
  const stranger = new TestClient(pubsub.tlsPort, headers, (await tlsIdentity([])).ca)
  t.after(() => stranger.close())
  await assert.rejects(stranger.call('GetTopic', { topicName: accounts }), { code: 14 })
  const friend = new TestClient(pubsub.tlsPort, headers, pubsub.ca)
  t.after(() => friend.close())
  assert.equal((await friend.call<TopicInfo>('GetTopic', { topicName: accounts })).topicName, accounts)
})

test('the control door can make calls fail and end streams', async (t) => {
  const { org, pubsub, client } = await openPubSub(t)
  pubsub.faults.add({ method: 'Subscribe', code: 'subscription.limit.exceeded', times: 1 })
  const open = () => client.open<FetchResponse>('Subscribe', { topicName: accounts, numRequested: 1 })
  await client.call('GetTopic', { topicName: accounts })
  assert.deepEqual(await refused(open().next()), { code: 8, errorCode: 'subscription.limit.exceeded' })
  const talk = open()
  await client.call('GetTopic', { topicName: accounts })
  pubsub.endStreams('service.unavailable')
  assert.deepEqual(await refused(talk.next()), { code: 13, errorCode: 'service.unavailable' })
  org.create(org.admin.id, 'Account', { Name: 'still alive' })
})
