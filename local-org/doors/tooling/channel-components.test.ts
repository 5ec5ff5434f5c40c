/** Channels made by the Tooling API, as the vendor's guides do. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../../testing/open-org.ts'

test('a channel and a member with enriched fields are made by REST, and go again', async (t) => {
  const { call } = await openOrg(t)
  const path = '/tooling/sobjects/PlatformEventChannel'
  const channel = await call('POST', path, {
    FullName: 'Few__chn',
    Metadata: { channelType: 'data', label: 'Few__chn' },
  })
  assert.partialDeepStrictEqual([channel.status, channel.body], [201, { success: true }])
  const member = {
    FullName: 'Few_chn_AccountChangeEvent',
    Metadata: {
      eventChannel: 'Few__chn',
      selectedEntity: 'AccountChangeEvent',
      enrichedFields: [{ name: 'Industry' }],
      filterExpression: "Industry = 'Energy'",
    },
  }
  const made = await call('POST', `${path}Member`, member)
  const { id } = made.body as { id: string }
  assert.equal(made.status, 201)
  const read = await call('GET', `${path}Member/${id}`)
  assert.partialDeepStrictEqual(read.body, { EventChannel: 'Few__chn', FilterExpression: "Industry = 'Energy'" })
  assert.equal((await call('POST', `${path}Member`, member)).status, 400)
  assert.equal((await call('DELETE', `${path}Member/${id}`)).status, 204)
  assert.equal((await call('GET', `${path}Member/${id}`)).status, 404)
  const other = { ...member, FullName: 'Other', Metadata: { ...member.Metadata, selectedEntity: 'NopeChangeEvent' } }
  assert.equal((await call('POST', `${path}Member`, other)).status, 400)
})

test('a channel of platform events takes platform events, and nothing else', async (t) => {
  const { call } = await openOrg(t)
  const path = '/tooling/sobjects/PlatformEventChannel'
  const Metadata = { channelType: 'event', label: 'News' }
  assert.equal((await call('POST', path, { FullName: 'News__chn', Metadata })).status, 201)
  const add = (FullName: string, eventChannel: string, selectedEntity: string) =>
    call('POST', `${path}Member`, { FullName, Metadata: { eventChannel, selectedEntity } })
  assert.equal((await add('News_Sample', 'News__chn', 'Sample__e')).status, 201)
  assert.equal((await add('News_Account', 'News__chn', 'AccountChangeEvent')).status, 400)
  assert.equal((await add('All_Sample', 'ChangeEvents', 'Sample__e')).status, 400)
  const found = await call(
    'GET',
    `/tooling/query?q=${encodeURIComponent('SELECT ChannelType FROM PlatformEventChannel')}`,
  )
  assert.partialDeepStrictEqual(found.body, { records: [{ ChannelType: 'event' }] })
  const wrong = { FullName: 'Odd__chn', Metadata: { channelType: 'odd', label: 'Odd' } }
  assert.equal((await call('POST', path, wrong)).status, 400)
})

test('a managed subscription is made, stopped and taken away as a row, its content in Metadata', async (t) => {
  const { call } = await openOrg(t)
  const path = '/tooling/sobjects/ManagedEventSubscription'
  const Metadata = { label: 'Mine', topicName: '/event/Sample__e', defaultReplay: 'EARLIEST', state: 'RUN' }
  const make = (more: Record<string, unknown>) =>
    call('POST', path, { FullName: 'Mine', Metadata: { ...Metadata, ...more } })
  for (const wrong of [{ topicName: '/event/Nope__e' }, { state: 'WALK' }, { defaultReplay: 'SOMETIME' }]) {
    assert.equal((await make(wrong)).status, 400)
  }
  const { status, body } = await make({})
  const { id } = body as { id: string }
  assert.equal(status, 201)
  assert.match(id, /^18x\w{15}$/)
  const soql = encodeURIComponent(`SELECT Id, DeveloperName, Metadata FROM ManagedEventSubscription WHERE Id = '${id}'`)
  const found = async () => (await call('GET', `/tooling/query?q=${soql}`)).body
  assert.partialDeepStrictEqual(await found(), {
    records: [
      {
        DeveloperName: 'Mine',
        Metadata: { state: 'RUN', topicName: '/event/Sample__e', errorRecoveryReplay: 'LATEST' },
      },
    ],
  })
  assert.equal((await call('PATCH', `${path}/${id}`, { Metadata: { ...Metadata, state: 'STOP' } })).status, 204)
  assert.partialDeepStrictEqual(await found(), { records: [{ Metadata: { state: 'STOP' } }] })
  assert.equal((await call('DELETE', `${path}/${id}`)).status, 204)
  assert.partialDeepStrictEqual(await found(), { totalSize: 0 })
})
