/** Change Data Capture beside polling: heard at once, each change once, whatever breaks; one ledger for both. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LoggedEvent } from '../../src/engine/events/index.ts'
import { listGaps } from '../../src/engine/events/index.ts'
import { type PolledOrg, polledOrg } from '../support/polled-org.ts'
import { until } from '../support/product.ts'

const lead = (name: string, more: Record<string, unknown> = {}) => ({
  object: 'Lead',
  fields: { LastName: name, Company: 'Acme', Status: 'Open - Not Contacted', ...more },
})

async function create({ people }: PolledOrg, ...names: string[]): Promise<string[]> {
  const results = await people.create(names.map((name) => lead(name)))
  return results.map((result) => (result.ok ? result.id : assert.fail(String(result.problem))))
}

async function rename({ people }: PolledOrg, id: string, name: string): Promise<void> {
  const [result] = await people.update([{ object: 'Lead', id, fields: { LastName: name } }])
  assert.ok(result?.ok, String(result && 'problem' in result ? result.problem : ''))
}

const isAboutGone = ({ change }: LoggedEvent) => ['deleted', 'undeleted', 'merged'].includes(change)
const short = ({ change, record }: LoggedEvent) => `${change} ${record['LastName']}`

type Polling = ReturnType<PolledOrg['newPolling']>

const isHearing = (polling: Polling) => Boolean(polling.status()[0]?.push?.heardAt)

/** From the last poll to the next one, ms. */
function pauseOf(polling: Polling): number {
  const [status] = polling.status()
  return Date.parse(status?.nextAt ?? '') - Date.parse(status?.polledAt ?? '')
}

const untilNext = (polling: Polling) => Date.parse(polling.status()[0]?.nextAt ?? '') - Date.now()

/** Push is on and has been heard of: a first change came through. */
async function pushed(changes: Parameters<PolledOrg['activate']>[1] = ['created', 'updated']) {
  const scene = await polledOrg()
  scene.setPush(true)
  const workflow = await scene.activate('Lead', changes)
  const polling = scene.newPolling()
  const poll = () => polling.wake(scene.connectionId)
  await poll()
  // It subscribes beside the first poll; whatever of the org happens before is polled.
  await until('a sign of life', async () => {
    await scene.people.create([lead('Sign of life')])
    return isHearing(polling)
  })
  await scene.control.advanceClock(10_000)
  await poll()
  const before = (await scene.events()).length
  const told = async () => (await scene.events()).slice(before)
  const heard = async (count: number) => {
    await until(`${count} events`, async () => (await told()).length >= count)
    return told()
  }
  await scene.pollCalls()
  return { ...scene, workflow, polling, poll, told, heard }
}

test('a change is heard without a poll; polls afterwards repeat nothing', async () => {
  const scene = await pushed()
  const [id = ''] = await create(scene, 'Pushed')
  await scene.heard(1)
  await scene.control.advanceClock(5000)
  await rename(scene, id, 'Pushed again')
  assert.deepEqual((await scene.heard(2)).map(short), ['created Pushed', 'updated Pushed again'])
  const all = await scene.told()
  assert.ok(all.every(({ feed }) => feed === 'change-data'))
  assert.deepEqual(all[1]?.before, { LastName: 'Pushed', Name: 'Pushed' })
  assert.equal(all[0]?.record['Name'], 'Pushed')
  for (const ms of [0, 10_000, 70_000, 3_700_000]) {
    await scene.control.advanceClock(ms)
    await scene.poll()
  }
  assert.equal((await scene.told()).length, 2)
  assert.equal((await scene.runs(scene.workflow)).filter((record) => record === id).length, 2)
  // A machine that stands still for a moment tells late once, not every time.
  await until('a change to be heard within two seconds', async () => {
    const before = (await scene.told()).length
    await create(scene, 'In time')
    await scene.heard(before + 1)
    return (scene.polling.status()[0]?.push?.latency?.last ?? Number.NaN) < 2000
  })
})

test('while it is pushed an object is polled rarely; when push fails, as often as ever', async () => {
  const scene = await pushed()
  assert.ok(pauseOf(scene.polling) > 250_000, `${pauseOf(scene.polling)} ms`)
  await scene.control.post('/pubsub/faults', { method: 'Subscribe', code: 'subscription.limit.exceeded', times: 9 })
  await scene.control.post('/pubsub/end-streams', {})
  await until('the problem to show', async () => scene.polling.status()[0]?.push?.problem)
  assert.equal(scene.polling.status()[0]?.push?.problem?.code, 'event-limit-reached')
  await scene.poll()
  assert.ok(untilNext(scene.polling) < 90_000, `${untilNext(scene.polling)} ms`)
  await create(scene, 'Polled')
  await scene.control.advanceClock(10_000)
  await scene.poll()
  assert.deepEqual((await scene.told()).map(short), ['created Polled'])
  await scene.control.request('DELETE', '/pubsub/faults')
  await scene.poll()
  await create(scene, 'Pushed again')
  assert.equal((await scene.heard(2)).at(-1)?.feed, 'change-data')
  assert.equal(scene.polling.status()[0]?.push?.problem, null)
})

test('updates that leave nothing we read in doubt cost no API call, and each is an event of its own', async () => {
  const scene = await pushed()
  const [id = ''] = await create(scene, 'Zero')
  await scene.heard(1)
  await scene.pollCalls()
  for (let n = 1; n <= 20; n++) {
    await scene.control.advanceClock(1000)
    await scene.people.update([{ object: 'Lead', id, fields: { Title: `Title ${n}` } }])
  }
  const events = await scene.heard(21)
  assert.deepEqual(
    events.slice(1).map(({ record }) => record['Title']),
    Array.from({ length: 20 }, (_, n) => `Title ${n + 1}`),
  )
  assert.equal(events[5]?.before?.['Title'], 'Title 4')
  assert.equal(await scene.pollCalls(), 0)
  await scene.control.advanceClock(60_000)
  await scene.poll()
  assert.equal((await scene.told()).length, 21)
})

test('switched off and on again, nothing is lost or repeated', async () => {
  const scene = await pushed()
  const names = Array.from({ length: 40 }, (_, n) => `Lead ${n}`)
  for (const [n, name] of names.entries()) {
    if (n % 10 === 5) {
      scene.setPush(n % 20 !== 5)
      await scene.poll()
    }
    await create(scene, name)
    await scene.control.advanceClock(2000)
    if (n % 7 === 0) await scene.poll()
  }
  await scene.control.advanceClock(60_000)
  await scene.poll()
  const told = (await scene.heard(40)).map(({ record }) => String(record['LastName']))
  assert.deepEqual(told.toSorted(), names.toSorted())
})

test('gap events are read, an overflow and lost events are found by reading; each gap shows', async () => {
  const scene = await pushed()
  const [id = ''] = await create(scene, 'Known')
  await scene.heard(1)
  await scene.control.post('/events/gaps', { kind: 'gap', times: 2 })
  await create(scene, 'In a gap')
  await scene.control.advanceClock(3000)
  await rename(scene, id, 'Changed in a gap')
  assert.deepEqual((await scene.heard(3)).map(short).slice(1), ['created In a gap', 'updated Changed in a gap'])
  await scene.control.post('/events/gaps', { kind: 'overflow' })
  await scene.control.generate('Lead', 300, { LastName: 'Over {n}', Company: 'Acme', Status: 'Open - Not Contacted' })
  await until('the overflow', async () => (await listGaps(scene.store.db)).length > 0)
  await scene.control.advanceClock(10_000)
  await scene.poll()
  assert.equal((await scene.heard(303)).length, 303)
  const [gap] = await listGaps(scene.store.db)
  assert.deepEqual([gap?.reason, gap?.object, gap?.recovered, gap?.deletions], ['overflow', 'Lead', 300, 0])
  await scene.control.post('/events/gaps', { kind: 'lost' })
  await create(scene, 'Never told')
  await scene.control.advanceClock(10_000)
  await scene.poll()
  assert.equal((await scene.told()).map(short).at(-1), 'created Never told')
})

test('a place in the stream that is gone is a gap, noted and filled from where polling stood', async () => {
  const scene = await pushed(['created', 'updated', 'deleted'])
  const [gone = '', kept = ''] = await create(scene, 'Gone', 'Kept')
  await scene.heard(2)
  await scene.polling.stop()
  await rename(scene, kept, 'Changed meanwhile')
  await scene.people.delete([gone])
  await create(scene, 'New meanwhile')
  await scene.control.advanceClock(73 * 3_600_000)
  await scene.control.post('/events/forget', {})
  const later = scene.newPolling()
  await later.wake(scene.connectionId)
  await until('the gap to be closed', async () => {
    await later.wake(scene.connectionId)
    const [gap] = await listGaps(scene.store.db)
    return gap?.closedAt
  })
  const told = (await scene.told()).map(short).slice(2)
  assert.deepEqual(told.toSorted(), ['created New meanwhile', 'deleted Gone', 'updated Changed meanwhile'])
  const [gap] = await listGaps(scene.store.db)
  assert.deepEqual([gap?.reason, gap?.problem?.code], ['position-lost', 'events-expired'])
  assert.ok(Date.parse(gap?.to ?? '') - Date.parse(gap?.from ?? '') > 72 * 3_600_000)
  await create(scene, 'After the gap')
  assert.equal((await scene.heard(6)).at(-1)?.feed, 'change-data')
})

test('a stream that breaks every moment loses and repeats nothing', async () => {
  const scene = await pushed()
  for (let n = 0; n < 30; n++) {
    await create(scene, `Lead ${n}`)
    if (n % 3 === 0) await scene.control.post('/pubsub/end-streams', {})
  }
  const told = (await scene.heard(30)).map(({ record }) => String(record['LastName']))
  assert.equal(new Set(told).size, 30)
  assert.equal(told.length, 30)
})

test('stopped for a while, it goes on where it stood, in order', async () => {
  const scene = await pushed()
  await scene.polling.stop()
  const ids = await create(scene, ...Array.from({ length: 150 }, (_, n) => `Lead ${n}`))
  for (const title of ['First', 'Second', 'Third']) {
    await scene.control.advanceClock(1000)
    await scene.people.update(ids.map((id) => ({ object: 'Lead', id, fields: { Title: title } })))
  }
  await scene.control.advanceClock(71 * 3_600_000)
  const later = scene.newPolling()
  await later.wake(scene.connectionId)
  await until('the stream', async () => isHearing(later))
  const told = await scene.heard(150)
  assert.equal(told.filter(({ change }) => change === 'created').length, 150)
  for (const id of ids) {
    const states = told.filter(({ recordId }) => recordId === id).map(({ record }) => record['Title'])
    assert.equal(states.at(-1), 'Third')
    assert.equal(new Set(states).size, states.length)
  }
  assert.deepEqual(await listGaps(scene.store.db), [])
})

test('deletions, undeletions and merges are heard once, without a poll', async () => {
  const scene = await pushed(['created', 'updated', 'deleted', 'undeleted', 'merged'])
  const [a = '', winner = '', loser = ''] = await create(scene, 'Deleted', 'Winner', 'Loser')
  await scene.heard(3)
  const deeds = [
    () => scene.people.delete([a]),
    () => scene.people.undelete([a]),
    () => scene.people.merge([{ object: 'Lead', winnerId: winner, loserIds: [loser] }]),
    () => scene.people.delete([a]),
  ]
  for (const [at, deed] of deeds.entries()) {
    await scene.control.advanceClock(5000)
    await deed()
    await until(`deed ${at}`, async () => (await scene.told()).filter(isAboutGone).length > at)
  }
  const expected = ['deleted Deleted', 'undeleted Deleted', 'merged Loser', 'deleted Deleted']
  assert.deepEqual((await scene.told()).filter(isAboutGone).map(short), expected)
  const merge = (await scene.told()).find(({ change }) => change === 'merged')
  assert.equal(merge?.record['MasterRecordId'], winner)
  for (const ms of [10_000, 70_000, 310_000]) {
    await scene.control.advanceClock(ms)
    await scene.poll()
  }
  assert.deepEqual((await scene.told()).filter(isAboutGone).map(short), expected)
})

test('it subscribes before it reads: what happens between is heard, once', async () => {
  const scene = await polledOrg()
  scene.setPush(true)
  await scene.activate('Lead', ['created', 'updated'])
  const polling = scene.newPolling()
  // Each first answer to a query comes so late that changes are made meanwhile.
  await scene.control.fault({ effect: 'slow', ms: 300, times: 4, match: { client: 'rainmaker-poller' } })
  const reading = polling.wake(scene.connectionId)
  for (let n = 0; n < 12; n++) {
    await create(scene, `Lead ${n}`)
    await new Promise((resolve) => setTimeout(resolve, 80))
  }
  await reading
  for (const ms of [10_000, 70_000]) {
    await scene.control.advanceClock(ms)
    await polling.wake(scene.connectionId)
  }
  const told = (await scene.events()).map(short).toSorted()
  assert.deepEqual(told, Array.from({ length: 12 }, (_, n) => `created Lead ${n}`).toSorted())
})

test('a push wakes the look at who entered and left a list', async () => {
  const scene = await pushed()
  await scene.activate('Lead', ['entered', 'left'], [], "Title = 'Boss'")
  await scene.poll()
  const [id = ''] = await create(scene, 'Climber')
  await scene.heard(1)
  for (const Title of ['Boss', 'None']) {
    await scene.poll()
    assert.ok(pauseOf(scene.polling) > 250_000, 'else a look now and then')
    await scene.people.update([{ object: 'Lead', id, fields: { Title } }])
    await until('the look to be asked for', async () => untilNext(scene.polling) < 16_000)
    await scene.poll()
  }
  const moves = (await scene.told()).filter(({ feed }) => feed.startsWith('query:'))
  assert.deepEqual(moves.map(short), ['entered Climber', 'left Climber'])
})

test('an object the org does not push is polled as ever, and that shows', async () => {
  const scene = await pushed()
  await scene.activate('Campaign', ['created'])
  await scene.poll()
  await until('the look at topics', async () => scene.polling.status()[0]?.push?.notPushed['Campaign'])
  await scene.poll()
  assert.ok(untilNext(scene.polling) < 90_000, `${untilNext(scene.polling)} ms`)
  assert.deepEqual(scene.polling.status()[0]?.push?.objects, ['Lead'])
})
