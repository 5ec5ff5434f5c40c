import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type OrgLab, orgLab } from '../../../test/support/org-lab.ts'

const onError = 'stop'
const update = (id: string, object: string, values: Record<string, unknown>) => ({
  id,
  onError,
  action: `update${object}`,
  with: values,
})

describe('own changes', () => {
  let lab: OrgLab
  before(async () => {
    lab = await orgLab()
  })
  after(() => lab.close())

  const statuses = async (workflowId: string) => (await lab.runs(workflowId)).map(({ status }) => status)

  async function lead(fields: Record<string, unknown> = {}): Promise<string> {
    const [result] = await lab.people.create([
      { object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind', ...fields } },
    ])
    assert.ok(result?.ok)
    return result.id
  }

  async function change(id: string, fields: Record<string, unknown>, object = 'Lead'): Promise<void> {
    const [result] = await lab.people.update([{ object, id, fields }])
    assert.ok(result?.ok)
  }

  test('a workflow does not hear its own writes, and hears what others change', async () => {
    const id = await lab.activate({
      name: 'Self',
      trigger: { on: 'leadUpdated' },
      steps: [update('set', 'Lead', { id: '{{ json.Id }}', Rating: 'Hot', Title: 'Run {{ json.Title }}' })],
    })
    const lead1 = await lead({ Title: 'x' })
    await lab.settled()
    await change(lead1, { Title: 'y' })
    await lab.settled()
    assert.deepEqual(await statuses(id), ['succeeded'])
    const events = (await lab.engine.events.list({ recordId: lead1 })).items
    assert.deepEqual(
      events.map(({ change, echo }) => [change, echo]),
      [
        ['updated', true],
        ['updated', false],
        ['created', false],
      ],
    )
    assert.equal(events[0]?.cause, (await lab.runs(id))[0]?.id)
    // The same user, another program, another field, straight after our write.
    await change(lead1, { Company: 'Elsewhere' })
    await lab.settled()
    assert.deepEqual(await statuses(id), ['succeeded', 'succeeded'])
    await lab.workflows.setActive(id, false)
  })

  test('a change by the same user between our write and the next poll is heard', async () => {
    const id = await lab.activate({
      name: 'Between',
      trigger: { on: 'leadUpdated' },
      steps: [update('set', 'Lead', { id: '{{ json.Id }}', Rating: 'Warm' })],
    })
    const one = await lead()
    const same = await lead()
    await lab.settled()
    await change(one, { Title: 'a' })
    await change(same, { Title: 'a' })
    await lab.engine.pollNow(lab.connectionId)
    while ((await statuses(id)).some((status) => status !== 'succeeded')) await new Promise((go) => setTimeout(go, 20))
    assert.equal((await statuses(id)).length, 2)
    // Beside our write: seen. The same field with another value: seen too.
    await change(one, { Phone: '1' })
    await change(same, { Rating: 'Cold' })
    await lab.settled()
    assert.equal((await statuses(id)).length, 4)
    await lab.workflows.setActive(id, false)
  })

  test('records our runs create do not start runs, unless the workflow asks for them', async () => {
    const maker = await lab.activate({
      name: 'Maker',
      trigger: { on: 'leadCreated' },
      steps: [{ id: 'make', onError, action: 'createContact', with: { lastName: '{{ json.LastName }}' } }],
    })
    const steps = [{ id: 'end', onError, stop: true }]
    const quiet = await lab.activate({ name: 'Quiet', trigger: { on: 'contactCreated' }, steps })
    const asking = await lab.activate({ name: 'Asking', trigger: { on: 'contactCreated', ownChanges: true }, steps })
    await lead({ LastName: 'Okafor' })
    await lab.settled()
    assert.deepEqual(await statuses(maker), ['succeeded'])
    assert.deepEqual(await statuses(quiet), [])
    assert.deepEqual(await statuses(asking), ['succeeded'])
    const [result] = await lab.people.create([{ object: 'Contact', fields: { LastName: 'Foreign' } }])
    assert.ok(result?.ok)
    await lab.settled()
    assert.deepEqual(await statuses(quiet), ['succeeded'])
    for (const id of [maker, quiet, asking]) await lab.workflows.setActive(id, false)
  })

  test('a workflow that asks for its own changes is stopped at depth 5, and says so', async () => {
    const id = await lab.activate({
      name: 'Loop',
      trigger: { on: 'leadUpdated', ownChanges: true },
      steps: [update('set', 'Lead', { id: '{{ json.Id }}', Title: '{{ json.Title }}x' })],
    })
    const one = await lead({ Title: 'a' })
    await lab.settled()
    await change(one, { Title: 'b' })
    await lab.settled()
    const runs = await lab.runs(id)
    assert.deepEqual(
      runs.map(({ status }) => status),
      ['succeeded', 'succeeded', 'succeeded', 'succeeded', 'succeeded', 'failed'],
    )
    const problem = runs.at(-1)?.problem
    assert.equal(problem?.code, 'chain-too-long')
    assert.match(problem?.what ?? '', /Loop → Loop → Loop → Loop → Loop/)
    assert.equal(problem?.items?.length, 5)
    await lab.workflows.setActive(id, false)
  })

  test('A starts B, B starts A: stopped at depth 5', async () => {
    const a = await lab.activate({
      name: 'A',
      trigger: { on: 'leadUpdated', ownChanges: true },
      steps: [
        { id: 'who', onError, action: 'findContact', with: { lastName: 'Ping' } },
        update('set', 'Contact', { id: '{{ json.who.id }}', Title: '{{ json.Title }}a' }),
      ],
    })
    const b = await lab.activate({
      name: 'B',
      trigger: { on: 'contactUpdated', ownChanges: true },
      steps: [
        { id: 'who', onError, action: 'findLead', with: { lastName: 'Pong' } },
        update('set', 'Lead', { id: '{{ json.who.id }}', Title: '{{ json.Title }}b' }),
      ],
    })
    const [contact] = await lab.people.create([{ object: 'Contact', fields: { LastName: 'Ping' } }])
    assert.ok(contact?.ok)
    const one = await lead({ LastName: 'Pong' })
    await lab.settled()
    await change(one, { Title: '' })
    await change(one, { Title: 'go' })
    await lab.settled()
    const all = [...(await lab.runs(a)), ...(await lab.runs(b))]
    assert.equal(all.filter(({ status }) => status === 'succeeded').length, 5)
    assert.deepEqual(
      all.filter(({ status }) => status === 'failed').map(({ problem }) => problem?.code),
      ['chain-too-long'],
    )
    for (const id of [a, b]) await lab.workflows.setActive(id, false)
  })

  test('what a run deletes does not start runs that hear deletions', async () => {
    const id = await lab.activate({
      name: 'Deleter',
      trigger: { on: 'leadUpdated' },
      steps: [{ id: 'gone', onError, action: 'deleteLead', with: { id: '{{ json.Id }}' } }],
    })
    const hears = await lab.activate({
      name: 'Hears deletions',
      trigger: { on: 'leadDeleted' },
      steps: [{ id: 'end', onError, stop: true }],
    })
    const [ours, theirs] = [await lead(), await lead({ LastName: 'Other' })]
    await lab.settled()
    await change(ours, { Title: 'z' })
    await lab.settled()
    await lab.people.delete([theirs])
    await lab.control.advanceClock(130_000)
    await lab.settled()
    await lab.control.advanceClock(130_000)
    await lab.settled()
    assert.deepEqual(
      (await lab.runs(hears)).map(({ recordId }) => recordId),
      [theirs],
    )
    for (const one of [id, hears]) await lab.workflows.setActive(one, false)
  })
})
