/** The Pub/Sub API of a whole local org: ports told, rows saved by REST heard, steered by the control door. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'
import type { FetchResponse } from './messages.ts'
import { TestClient, type Values } from './testing/open-pubsub.ts'

test('a record saved by REST is heard by TLS; gaps, selection and failures come from the control door', async (t) => {
  const { org, control, create } = await openOrg(t)
  const ca = await (await fetch(`${org.controlUrl}/ca.pem`)).text()
  const headers = { accesstoken: org.accessToken, instanceurl: org.instanceUrl, tenantid: org.orgId }
  const client = new TestClient(org.pubsubTlsPort, headers, ca)
  t.after(() => client.close())
  const open = (topicName: string) => client.open<FetchResponse>('Subscribe', { topicName, numRequested: 10 })
  const changes = open('/data/ChangeEvents')
  const samples = open('/event/Sample__e')
  await client.call('GetTopic', { topicName: '/data/ChangeEvents' })
  const heard = async () => {
    const [event] = (await changes.next()).events
    return (await client.decode(event!))['ChangeEventHeader'] as Values
  }
  const id = await create('Account', { Name: 'Acme' })
  assert.deepEqual((await heard())['recordIds'], [id])
  await control.post('/events/gaps', { kind: 'gap' })
  await create('Lead', { LastName: 'L', Company: 'C' })
  assert.equal((await heard())['changeType'], 'GAP_CREATE')
  await control.post('/events/selection', { objects: ['campaign'] })
  await create('Account', { Name: 'unseen' })
  await create('Campaign', { Name: 'seen' })
  assert.equal((await heard())['entityName'], 'Campaign')
  await create('Sample__e', { Message__c: 'hello' })
  assert.equal((await client.decode((await samples.next()).events[0]!))['Message__c'], 'hello')
  await control.post('/pubsub/end-streams', { code: 'service.unavailable' })
  await assert.rejects(changes.next(), { code: 13 })
  await control.post('/pubsub/faults', { code: 'service.auth.error' })
  await assert.rejects(client.call('GetTopic', { topicName: '/data/ChangeEvents' }), { code: 16 })
})

test('a reset ends the streams and forgets the events', async (t) => {
  const { org, control, create } = await openOrg(t)
  const headers = { accesstoken: org.accessToken, instanceurl: org.instanceUrl, tenantid: org.orgId }
  const client = new TestClient(org.pubsubPort, headers)
  t.after(() => client.close())
  await create('Account', { Name: 'Acme' })
  const talk = client.open<FetchResponse>('Subscribe', {
    topicName: '/data/ChangeEvents',
    numRequested: 5,
    replayPreset: 'EARLIEST',
  })
  assert.equal((await talk.next()).events.length, 1)
  const { accessToken = '' } = await control.reset('empty')
  await assert.rejects(talk.next(), { code: 13 })
  assert.equal((await control.get<{ kept: number }>('/events')).kept, 0)
  const again = new TestClient(org.pubsubPort, { ...headers, accesstoken: accessToken })
  t.after(() => again.close())
  await again.call('GetTopic', { topicName: '/data/ChangeEvents' })
})
