/** Polling against a real HTTP org: every change exactly once, whatever the stamps, commits, pages and crashes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PolledOrg, polledOrg } from '../support/polled-org.ts'

const lead = (name: string, more: Record<string, unknown> = {}) => ({
  object: 'Lead',
  fields: { LastName: name, Company: 'Acme', Status: 'Open - Not Contacted', ...more },
})

/** Creates as somebody in the org would; returns ids. */
async function create({ people }: PolledOrg, ...names: string[]): Promise<string[]> {
  const results = await people.create(names.map((name) => lead(name)))
  return results.map((result) => (result.ok ? result.id : assert.fail(String(result.problem))))
}

async function rename({ people }: PolledOrg, id: string, name: string): Promise<void> {
  const [result] = await people.update([{ object: 'Lead', id, fields: { LastName: name } }])
  assert.ok(result?.ok)
}

/** The log in short. */
async function told(scene: PolledOrg): Promise<string[]> {
  return (await scene.events()).map(({ change, record }) => `${change} ${record['LastName']}`)
}

/** A feed that has begun: later changes are its own. */
async function listening(changes: Parameters<PolledOrg['activate']>[1] = ['created', 'updated']) {
  const scene = await polledOrg()
  const workflow = await scene.activate('Lead', changes)
  const polling = scene.newPolling()
  const poll = () => polling.wake(scene.connectionId)
  await poll()
  await scene.pollCalls()
  return { ...scene, workflow, polling, poll }
}

const many = { LastName: 'Many {n}', Company: 'Acme', Status: 'Open - Not Contacted' }

test('a record created after the activation is one event and one run; one created before is none', async () => {
  const scene = await polledOrg()
  await create(scene, 'Before')
  await scene.control.advanceClock(5000)
  const workflow = await scene.activate('Lead', ['created'])
  const [after] = await create(scene, 'After')
  const polling = scene.newPolling()
  for (const _ of [1, 2, 3]) await polling.wake(scene.connectionId)
  assert.deepEqual(await told(scene), ['created After'])
  assert.deepEqual(await scene.runs(workflow), [after])
})

test('an idle poll of five objects costs one API call, whatever the number of triggers', async () => {
  const scene = await polledOrg()
  const objects = ['Lead', 'Account', 'Contact', 'Opportunity', 'Task']
  for (const object of objects) for (const _ of [1, 2, 3, 4]) await scene.activate(object, ['created', 'updated'])
  const polling = scene.newPolling()
  await polling.wake(scene.connectionId)
  await scene.pollCalls()
  await polling.wake(scene.connectionId)
  assert.equal(await scene.pollCalls(), 1)
  for (const _ of [1, 2, 3]) await polling.wake(scene.connectionId)
  assert.equal(await scene.pollCalls(), 3)
  assert.equal(polling.status()[0]?.calls, 1)
})

test('more records of one second than a page holds are each one event', async () => {
  const { control, poll, pollCalls, ...scene } = await listening()
  await control.post('/clock', { freeze: true })
  await control.generate('Lead', 4500, many)
  await control.post('/clock', { freeze: false, advance: 10_000 })
  await poll()
  assert.equal(await pollCalls(), 3)
  const events = await scene.events()
  assert.equal(events.length, 4500)
  assert.equal(new Set(events.map(({ recordId }) => recordId)).size, 4500)
  assert.equal((await scene.runs(scene.workflow)).length, 4500)
  await poll()
  assert.equal((await scene.events()).length, 4500)
})

test('a page read in the very second of its stamps waits with the next page, and nothing is lost or repeated', async () => {
  const { control, poll, polling, ...scene } = await listening()
  await control.post('/clock', { freeze: true })
  await control.generate('Lead', 2500, many)
  await poll()
  assert.equal((await scene.events()).length, 2000)
  const next = Date.parse(polling.status()[0]?.nextAt ?? '') - Date.now()
  assert.ok(next < 4000, `the next poll comes soon, not in ${next} ms`)
  await control.generate('Lead', 100, many)
  await control.post('/clock', { freeze: false, advance: 10_000 })
  await poll()
  const events = await scene.events()
  assert.equal(events.length, 2600)
  assert.equal(new Set(events.map(({ recordId }) => recordId)).size, 2600)
  assert.ok(events.every(({ change }) => change === 'created'))
})

for (const lateMs of [90_000, 300_000]) {
  test(`a commit that becomes visible ${lateMs / 1000} s after its stamp is heard, its neighbour once`, async () => {
    const scene = await listening()
    await scene.control.fault({ effect: 'late-commit', ms: lateMs, match: { path: '/sobjects/Lead', method: 'POST' } })
    await scene.people.call({ method: 'POST', path: '/sobjects/Lead', body: lead('Late').fields, write: true })
    await scene.control.advanceClock(5000)
    await create(scene, 'Neighbour')
    await scene.control.advanceClock(20_000)
    await scene.poll()
    assert.deepEqual(await told(scene), ['created Neighbour'])
    await scene.control.advanceClock(lateMs)
    await scene.poll()
    assert.deepEqual(await told(scene), ['created Neighbour', 'created Late'])
    await scene.poll()
    assert.equal((await scene.runs(scene.workflow)).length, 2)
  })
}

test('a commit later than the ten minutes of every poll is found within the hour', async () => {
  const scene = await listening()
  const lateMs = 40 * 60_000
  await scene.control.fault({ effect: 'late-commit', ms: lateMs, match: { path: '/sobjects/Lead', method: 'POST' } })
  await scene.people.call({ method: 'POST', path: '/sobjects/Lead', body: lead('Very late').fields, write: true })
  await scene.control.advanceClock(5000)
  await create(scene, 'Neighbour')
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute++) {
      await scene.control.advanceClock(60_000)
      await scene.poll()
    }
  }
  await minutes(45)
  assert.deepEqual(await told(scene), ['created Neighbour'])
  await scene.pollCalls()
  await minutes(20)
  assert.deepEqual(await told(scene), ['created Neighbour', 'created Very late'])
  assert.equal(await scene.pollCalls(), 20)
})

test('in a busy window a count that fits costs no reading; deletions and late commits are told apart', async () => {
  const scene = await listening()
  await scene.control.generate('Lead', 2100, many)
  const [gone = ''] = await create(scene, 'Gone')
  const nextRound = async (ms = 61_000) => {
    await scene.control.advanceClock(ms)
    await scene.pollCalls()
    await scene.poll()
    return scene.pollCalls()
  }
  await nextRound(10_000)
  assert.equal(await nextRound(), 1)
  await scene.people.delete([gone])
  assert.ok((await nextRound()) > 1, 'the count differs: the window is read')
  assert.equal(await nextRound(), 1, 'the deleted record is no difference any more')
  await scene.control.fault({ effect: 'late-commit', ms: 100_000, match: { path: '/sobjects/Lead', method: 'POST' } })
  await scene.people.call({ method: 'POST', path: '/sobjects/Lead', body: lead('Late').fields, write: true })
  await scene.control.advanceClock(5000)
  await create(scene, 'Neighbour')
  await nextRound(10_000)
  await nextRound(90_000)
  await nextRound(1000)
  assert.deepEqual((await told(scene)).slice(2101), ['created Neighbour', 'created Late'])
})

test('two changes within one second are two events, with what changed', async () => {
  const scene = await listening()
  const [id = ''] = await create(scene, 'One')
  await scene.control.advanceClock(60_000)
  await scene.poll()
  await scene.control.post('/clock', { freeze: true })
  await rename(scene, id, 'Two')
  await scene.poll()
  await rename(scene, id, 'Three')
  await scene.control.post('/clock', { freeze: false, advance: 10_000 })
  await scene.poll()
  await scene.poll()
  assert.deepEqual(await told(scene), ['created One', 'updated Two', 'updated Three'])
  const [, two, three] = await scene.events()
  assert.equal(two?.occurredAt, three?.occurredAt)
  assert.deepEqual([two?.before?.['LastName'], three?.before?.['LastName']], ['One', 'Two'])
})

test('created fires once for ever: later changes are updates, of known and unknown records', async () => {
  const scene = await polledOrg()
  const [old = ''] = await create(scene, 'Old')
  await scene.control.advanceClock(60_000)
  await scene.activate('Lead', ['created', 'updated'])
  const polling = scene.newPolling()
  const poll = async () => {
    await scene.control.advanceClock(30_000)
    await polling.wake(scene.connectionId)
  }
  await poll()
  const [young = ''] = await create(scene, 'Young')
  await poll()
  for (const round of [1, 2]) {
    await rename(scene, young, `Young ${round}`)
    await rename(scene, old, `Old ${round}`)
    await poll()
  }
  const expected = ['created Young', 'updated Young 1', 'updated Old 1', 'updated Young 2', 'updated Old 2']
  assert.deepEqual((await told(scene)).sort(), expected.sort())
})

test('killed between two pages, a new process goes on behind the first', async () => {
  const scene = await listening()
  await scene.control.generate('Lead', 4500, many)
  await scene.control.advanceClock(10_000)
  const secondPage = { match: { path: '/query/.+-2000' }, effect: 'answer', status: 400, times: 5 } as const
  await scene.control.fault({ ...secondPage, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'page lost' }] })
  await scene.poll()
  assert.equal((await scene.events()).length, 2000)
  assert.ok(Object.keys(scene.polling.status()[0]?.problems ?? {}).length > 0 || scene.polling.status()[0]?.problem)
  await scene.polling.stop()
  await scene.control.clearFaults()
  await scene.newPolling().wake(scene.connectionId)
  const events = await scene.events()
  assert.equal(events.length, 4500)
  assert.equal(new Set(events.map(({ recordId }) => recordId)).size, 4500)
})

test('deletions, undeletions and merges are heard once, a merge with its winner, in the calls that are made anyway', async () => {
  const scene = await listening(['deleted', 'merged', 'undeleted'])
  const [gone = '', winner = '', loser = ''] = await create(scene, 'Gone', 'Winner', 'Loser')
  const nextRound = async () => {
    await scene.control.advanceClock(60_000)
    await scene.poll()
    return scene.pollCalls()
  }
  await nextRound()
  const rounds = [
    () => scene.people.delete([gone]),
    () => scene.people.merge([{ object: 'Lead', winnerId: winner, loserIds: [loser] }]),
    () => scene.people.undelete([gone]),
    () => scene.people.delete([gone]),
    async () => undefined,
  ]
  for (const deed of rounds) {
    await deed()
    assert.equal(await nextRound(), 1)
  }
  assert.deepEqual(
    (await told(scene)).slice(3).filter((line) => !line.startsWith('updated')),
    ['deleted Gone', 'merged Loser', 'undeleted Gone', 'deleted Gone'],
  )
  const merge = (await scene.events()).find(({ change }) => change === 'merged')
  assert.equal(merge?.record['MasterRecordId'], winner)
  assert.deepEqual((await scene.runs(scene.workflow)).sort(), [gone, gone, gone, loser].sort())
})

test('a day of five objects, their deletions and late commits costs one call a poll', async () => {
  const scene = await polledOrg()
  for (const object of ['Lead', 'Account', 'Contact', 'Opportunity', 'Task']) {
    for (const changes of [['created'], ['updated'], ['deleted'], ['undeleted', 'merged']] as const) {
      await scene.activate(object, [...changes])
    }
  }
  const polling = scene.newPolling()
  for (let polls = 0; polls < 2; polls++) await polling.wake(scene.connectionId)
  await scene.pollCalls()
  for (let minutes = 0; minutes < 125; minutes++) {
    if (minutes % 20 === 0) await create(scene, `Lead ${minutes}`)
    await scene.control.advanceClock(60_000)
    await polling.wake(scene.connectionId)
  }
  assert.equal(await scene.pollCalls(), 125)
  assert.equal((await told(scene)).length, 7)
})

/** What a composite call of one query and one list of deletions answers. */
const answers = (list: unknown, status: number) => ({
  compositeResponse: [
    { httpStatusCode: 200, referenceId: 'part0', body: { totalSize: 0, done: true, records: [] } },
    { httpStatusCode: status, referenceId: 'part1', body: list },
  ],
})

test('a record that left the recycle bin between two polls is told by the list of deletions', async () => {
  const scene = await listening(['deleted'])
  const [gone = '', other = ''] = await create(scene, 'Gone', 'Other')
  await scene.control.advanceClock(120_000)
  await scene.poll()
  const { now } = await scene.control.get<{ now: string }>('/clock')
  const list = {
    deletedRecords: [{ id: gone, deletedDate: now }],
    earliestDateAvailable: now,
    latestDateCovered: now,
  }
  for (let looks = 0; looks < 2; looks++) {
    await scene.control.fault({
      effect: 'answer',
      status: 200,
      body: answers(list, 200),
      match: { path: '/composite' },
    })
    for (let minutes = 0; minutes < 6; minutes++) {
      await scene.control.advanceClock(60_000)
      await scene.poll()
    }
  }
  await scene.people.delete([other])
  await scene.control.advanceClock(60_000)
  await scene.poll()
  assert.deepEqual((await told(scene)).slice(2), ['deleted Gone', 'deleted Other'])
})

test('deletions older than the list reaches are found by looking for every record', async () => {
  const scene = await listening(['deleted'])
  const [gone = ''] = await create(scene, 'Gone', 'There')
  await scene.control.advanceClock(120_000)
  await scene.poll()
  const refusal = [{ errorCode: 'INVALID_REPLICATION_DATE', message: 'startDate before org replication enabled date' }]
  const fault = { effect: 'answer', status: 200, body: answers(refusal, 400), match: { path: '/composite' } } as const
  await scene.control.advanceClock(330_000)
  await scene.poll()
  await scene.people.delete([gone])
  await scene.control.fault(fault)
  await scene.poll()
  assert.deepEqual((await told(scene)).slice(2), [], 'the list may not yet reach up to now: it is asked again')
  // What the poll thinks the time is comes with its last answer.
  await scene.control.advanceClock(7 * 3_600_000)
  await scene.control.fault({ ...fault, times: 2 })
  await scene.poll()
  await scene.poll()
  assert.deepEqual((await told(scene)).slice(2), ['deleted Gone'])
})

test('after more than the 15 days that deletions are listed, every record is looked for', async () => {
  const scene = await listening(['deleted'])
  const [gone = ''] = await create(scene, 'Gone', 'There')
  await scene.control.advanceClock(120_000)
  await scene.poll()
  await scene.people.delete([gone])
  await scene.control.advanceClock(20 * 24 * 3_600_000)
  for (let polls = 0; polls < 3; polls++) await scene.poll()
  assert.deepEqual((await told(scene)).slice(2), ['deleted Gone'])
})

for (const skewMs of [-180_000, 3_600_000]) {
  test(`a clock ${skewMs / 1000} s off ours makes no difference`, async () => {
    const scene = await polledOrg()
    await scene.control.advanceClock(skewMs)
    await create(scene, 'Before')
    await scene.control.advanceClock(5000)
    await scene.activate('Lead', ['created'])
    await create(scene, 'At once')
    const polling = scene.newPolling()
    await polling.wake(scene.connectionId)
    await scene.control.advanceClock(60_000)
    await create(scene, 'Later')
    await polling.wake(scene.connectionId)
    assert.deepEqual(await told(scene), ['created At once', 'created Later'])
  })
}

test('one server polls an org; when it leaves, another takes over and repeats nothing', async () => {
  const scene = await listening()
  const other = scene.newPolling()
  await create(scene, 'One')
  await other.wake(scene.connectionId)
  assert.deepEqual(await told(scene), [])
  await scene.poll()
  await scene.polling.stop()
  await create(scene, 'Two')
  await other.wake(scene.connectionId)
  await other.wake(scene.connectionId)
  assert.deepEqual(await told(scene), ['created One', 'created Two'])
})

test('an allowance that is used up shows, and nothing is lost meanwhile', async () => {
  const scene = await listening()
  await scene.control.fault({ effect: 'limit', times: 0 })
  await scene.poll()
  const [status] = scene.polling.status()
  assert.equal(status?.problem?.code, 'limit-reached')
  assert.ok(Date.parse(status.nextAt) - Date.now() > 200_000, 'at most twelve calls an hour')
  await scene.control.clearFaults()
  await create(scene, 'Meanwhile')
  await scene.poll()
  assert.equal(scene.polling.status()[0]?.problem, null)
  assert.deepEqual(await told(scene), ['created Meanwhile'])
})

test('a second workflow that reads more fields causes no events by itself', async () => {
  const scene = await listening()
  await create(scene, 'One')
  await scene.poll()
  await scene.activate('Lead', ['updated'], ['Phone', 'Website'])
  await scene.poll()
  await scene.control.advanceClock(61_000)
  await scene.poll()
  assert.deepEqual(await told(scene), ['created One'])
})

test('an object nobody can see is a problem of its own; the others are heard', async () => {
  const scene = await listening()
  await scene.activate('Nowhere__c', ['created'])
  await create(scene, 'One')
  await scene.poll()
  assert.deepEqual(await told(scene), ['created One'])
  assert.equal(scene.polling.status()[0]?.problems['Nowhere__c']?.code, 'object-unknown')
})
