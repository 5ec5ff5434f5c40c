/** What comes to us by itself: events of one's own systems, webhooks and the clock; each kept once and heard by all who listen. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowsOf } from '../../src/store/index.ts'
import { serverLab } from '../support/server-lab.ts'

test('an app event starts the workflows that listen to its name; sent again it is the same event', async () => {
  const lab = await serverLab()
  const meetings = await lab.listen('appEvent', { name: 'MEETING_ENDED' })
  const others = await lab.listen('appEvent', { name: 'MEETING_BEGAN' })
  const post = (body: unknown) => lab.askStatus('POST', '/api/v1/app-events', body)
  const meeting = { type: 'MEETING_ENDED', id: 'm-1', payload: { title: 'Presses', notes: ['one'] } }
  assert.deepEqual((await post(meeting)).body, {
    events: [{ id: 'm-1', isNew: true }],
    started: 1,
    runs: [(await lab.ran(meetings, 1))[0]?.id],
  })
  const [event] = (await lab.events()).filter(({ record }) => record['title'] === 'Presses')
  assert.deepEqual([event?.feed, event?.object, event?.record], ['app-event', 'MEETING_ENDED', meeting.payload])
  for (const _ of [1, 2]) assert.equal(((await post(meeting)).body as { started: number }).started, 0)
  assert.equal((await post({ ...meeting, payload: { title: 'Another' } })).status, 409)
  const many = Array.from({ length: 500 }, (_, n) => ({ type: 'MEETING_ENDED', id: `many ${n}`, payload: { n } }))
  assert.equal(((await post({ events: many })).body as { started: number }).started, 500)
  assert.equal(((await post({ events: many })).body as { started: number }).started, 0)
  assert.equal((await post({ type: 'not a name', payload: {} })).status, 400)
  assert.equal((await lab.ask<{ items: unknown[] }>('GET', `/api/v1/runs?workflow=${others}`)).items.length, 0)
})

test('an app event is heard by workflows of every connection, and of none', async () => {
  const lab = await serverLab()
  const { org } = lab
  await lab.ask('POST', '/api/v1/connections', {
    name: 'second',
    loginUrl: org.url,
    clientId: org.clientId,
    clientSecret: org.clientSecret,
    flow: 'client-credentials',
  })
  const named = await lab.listen('appEvent', { name: 'A' }, { connection: 'second' })
  const first = await lab.listen('appEvent', { name: 'A' }, { connection: 'org' })
  await lab.ask('POST', '/api/v1/app-events', { type: 'A', payload: {} })
  for (const id of [named, first]) assert.equal((await lab.ran(id, 1)).length, 1)
})

test('a webhook takes any JSON, forms and text; its address is the key; a delivery told twice is one', async () => {
  const lab = await serverLab()
  const workflow = await lab.listen('webhook', { path: 'orders' })
  const { url } = await lab.ask<{ url: string }>('POST', '/api/v1/webhooks', { path: 'orders' })
  assert.match(url, /\/hooks\/[\w-]{43}\/orders$/)
  const post = (to: string, body: string, headers: Record<string, string> = {}) =>
    fetch(to, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  assert.equal((await post(`${url}?from=shop`, '{"sku":"OP-40"}', { authorization: 'Bearer hush' })).status, 202)
  await post(url, '["a list"]', { 'content-type': 'application/vnd.shop+json' })
  await post(url, 'sku=1&sku2=2', { 'content-type': 'application/x-www-form-urlencoded' })
  await post(url, 'plain words', { 'content-type': 'text/plain' })
  for (const _ of [1, 2, 3]) await post(url, '{}', { 'webhook-id': 'delivery 1' })
  await lab.ran(workflow, 5)
  const events = (await lab.events()).toReversed()
  assert.deepEqual(
    events.map(({ record }) => record['body']),
    [{ sku: 'OP-40' }, ['a list'], { sku: '1', sku2: '2' }, 'plain words', {}],
  )
  assert.deepEqual(events[0]?.record['query'], { from: 'shop' })
  assert.equal(JSON.stringify(events).includes('hush'), false)
  assert.equal((await post(url, '{broken')).status, 400)
  for (const wrong of [
    url.replace('orders', 'other'),
    url.replace(/hooks\/./, 'hooks/'),
    `${lab.url}/hooks/x/orders`,
  ]) {
    assert.equal((await post(wrong, '{}')).status, 404, wrong)
  }
  const again = await lab.ask<{ url: string }>('POST', '/api/v1/webhooks', { path: 'orders' })
  assert.equal((await post(url, '{}')).status, 404, 'the old address is worth nothing')
  assert.equal((await post(again.url, '{}')).status, 202)
  await lab.ask('DELETE', '/api/v1/webhooks/orders')
  assert.equal((await post(again.url, '{}')).status, 404)
})

test('a time of a schedule is one event, whatever number of servers look; what was missed is made up for once', async () => {
  const lab = await serverLab()
  const every = await lab.listen('schedule', { cron: '* * * * *' })
  const nightly = await lab.listen('schedule', { cron: '0 3 * * *', timeZone: 'Europe/Paris' })
  const begun = Date.now()
  const past = new Date(begun - 3 * 24 * 3_600_000)
  await rowsOf(lab.store.db, 'update workflow set activated_at = $1', [past])
  await lab.restart()
  const caughtUp = await lab.ran(every, 1)
  const minutes = Math.ceil((Date.now() - begun) / 60_000)
  assert.ok(caughtUp.length <= 1 + minutes, 'once for the days before, then each minute')
  assert.equal((await lab.ran(nightly, 1)).length, 1)
  const [last] = (await lab.events()).filter(({ object }) => object === '0 3 * * * Europe/Paris')
  const hour = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', hour: 'numeric', hourCycle: 'h23' })
  assert.equal(hour.format(new Date(String(last?.record['scheduledFor']))), '03')
  assert.ok(Date.now() - Date.parse(last?.occurredAt ?? '') < 25 * 3_600_000, 'the last of the missed')
  await lab.restart()
  assert.equal((await lab.events()).filter(({ object }) => object.startsWith('0 3')).length, 1)
})
