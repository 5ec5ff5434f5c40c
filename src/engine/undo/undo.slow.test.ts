import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type OrgLab, orgLab } from '../../../test/support/org-lab.ts'
import { soql } from '../../salesforce/index.ts'

const onError = 'stop'

describe('undo', () => {
  let lab: OrgLab
  before(async () => {
    lab = await orgLab()
  })
  after(() => lab.close())

  async function make(object: string, fields: Record<string, unknown>): Promise<string> {
    const [result] = await lab.people.create([{ object, fields }])
    assert.ok(result?.ok)
    return result.id
  }
  const lead = (fields = {}) => make('Lead', { LastName: 'Abara', Company: 'Northwind', ...fields })
  async function read(object: string, id: string): Promise<Record<string, unknown> | null> {
    const fields = object === 'Lead' ? ['Id', 'Title', 'Rating', 'AnnualRevenue', 'Company', 'Description'] : ['Id']
    return (await lab.people.retrieve(object, [id], fields))[0] ?? null
  }

  /** Runs the steps once with this payload; gives the run's id. */
  async function run(steps: unknown[], payload: Record<string, unknown>, more = {}): Promise<string> {
    const name = `Undo ${Math.random()}`
    const { id } = await lab.workflows.save(JSON.stringify({ name, trigger: { on: 'manual' }, steps, ...more }))
    const { id: runId } = await lab.engine.startByHand(id, { payload })
    for (;;) {
      const { status, problem } = await lab.engine.runs.get(runId)
      if (status === 'succeeded') return runId
      assert.ok(['queued', 'running', 'waiting'].includes(status), `${status}: ${problem?.what}`)
      await new Promise((go) => setTimeout(go, 20))
    }
  }

  const set = (fields: Record<string, unknown>) => ({
    id: 'set',
    onError,
    action: 'updateLead',
    with: { id: '{{ json.id }}', ...fields },
  })

  test('changed values come back, created records go, deleted ones return', async () => {
    const [changed, removed] = [await lead({ Title: 'before', AnnualRevenue: 5 }), await lead()]
    const runId = await run(
      [
        set({ Title: 'after', Rating: 'Hot', AnnualRevenue: null }),
        { ...set({ Title: 'later' }), id: 'again' },
        { id: 'task', onError, action: 'createTask', with: { subject: 'Call', whoId: '{{ json.id }}' } },
        { id: 'gone', onError, action: 'deleteLead', with: { id: '{{ json.removed }}' } },
      ],
      { id: changed, removed },
    )
    const { steps } = await lab.engine.runs.get(runId)
    const { id: taskId } = (steps.find(({ path }) => path === 'task')?.output ?? {}) as { id: string }
    const preview = await lab.engine.runs.planUndo(runId)
    assert.deepEqual(
      preview.changes.map(({ does, recordId, done }) => [does, recordId, done]),
      [
        ['undelete', removed, null],
        ['delete', taskId, null],
        ['restore', changed, null],
      ],
    )
    const restored = preview.changes.find(({ does }) => does === 'restore')
    assert.deepEqual(restored?.fields.map(({ name, label, now, to }) => [name, label, now, to]).sort(), [
      ['AnnualRevenue', 'Annual Revenue', null, 5],
      ['Rating', 'Rating', 'Hot', null],
      ['Title', 'Title', 'later', 'before'],
    ])
    assert.deepEqual(restored?.paths, ['set', 'again'])
    assert.equal(preview.calls, 3)
    assert.equal((await read('Lead', changed))?.['Title'], 'later', 'a preview changes nothing')

    const undone = await lab.engine.runs.undo(runId)
    assert.deepEqual(
      undone.changes.map(({ done }) => done),
      [true, true, true],
    )
    const now = await read('Lead', changed)
    assert.deepEqual([now?.['Title'], now?.['Rating'], now?.['AnnualRevenue']], ['before', null, 5])
    assert.ok(await read('Lead', removed))
    assert.equal(await read('Task', taskId), null)
    assert.deepEqual((await lab.engine.runs.planUndo(runId)).changes, [], 'there is nothing left to undo')
  })

  test('what others changed since is left alone and named', async () => {
    const [mine, theirs, both] = [await lead({ Title: 'a' }), await lead({ Title: 'a' }), await lead({ Title: 'a' })]
    const each = {
      id: 'each',
      onError,
      selectMany: '{{ json.ids }}',
      steps: [{ ...set({ Title: 'ours' }), with: { id: '{{ json.item }}', Title: 'ours' } }],
    }
    const runId = await run([each], { ids: [mine, theirs, both] })
    await lab.people.update([{ object: 'Lead', id: both, fields: { Title: 'theirs' } }])
    await lab.control.advanceClock(60_000)
    await lab.people.update([{ object: 'Lead', id: theirs, fields: { Company: 'Theirs' } }])
    const undone = await lab.engine.runs.undo(runId)
    const byId = new Map(undone.changes.map((change) => [change.recordId, change]))
    assert.equal(byId.get(mine)?.done, true)
    assert.match(byId.get(theirs)?.why ?? '', /changed it at .* after this run/)
    assert.match(byId.get(both)?.why ?? '', /Title is no longer what this run set/)
    assert.deepEqual([byId.get(theirs)?.done, byId.get(both)?.done], [false, false])
    assert.equal((await read('Lead', mine))?.['Title'], 'a')
    assert.equal((await read('Lead', theirs))?.['Title'], 'ours')
    assert.equal((await read('Lead', both))?.['Title'], 'theirs')
  })

  test('a later run’s change is not overwritten', async () => {
    const id = await lead({ Title: 'a' })
    const first = await run([set({ Title: 'b' })], { id })
    const second = await run([set({ Rating: 'Cold' })], { id })
    assert.match((await lab.engine.runs.planUndo(first)).changes[0]?.why ?? '', new RegExp(second))
    await lab.engine.runs.undo(second)
    assert.equal((await lab.engine.runs.undo(first)).changes[0]?.done, true)
    assert.equal((await read('Lead', id))?.['Title'], 'a')
  })

  test('of 300 gathered runs each is undone for itself; reading how it was costs no call', async () => {
    const made = await lab.people.create(
      Array.from({ length: 300 }, (_, at) => ({
        object: 'Lead',
        fields: { LastName: `Many ${at}`, Company: 'Northwind', Title: `t${at}` },
      })),
    )
    const ids = made.map((one) => (one.ok ? one.id : ''))
    const name = 'Undo many'
    const document = { name, trigger: { on: 'manual' }, steps: [set({ Title: 'all' })] }
    const { id } = await lab.workflows.save(JSON.stringify(document))
    await lab.calls()
    await lab.engine.pause(id)
    const runs = await Promise.all(ids.map((lead) => lab.engine.startByHand(id, { payload: { id: lead } })))
    // All at once.
    await lab.engine.resume(id)
    await lab.settled()
    const calls = await lab.calls()
    // On a calm machine three; one that stands still for moments makes them more.
    assert.ok(calls < ids.length / 4, `${calls} calls, readings included`)
    const at = 137
    await lab.engine.runs.undo(runs[at]?.id ?? '')
    const titles = (await lab.people.retrieve('Lead', ids, ['Title'])).map((row) => row?.['Title'])
    assert.equal(titles[at], `t${at}`)
    assert.equal(titles.filter((title) => title === 'all').length, 299)
  })

  test('upserts are undone as what they turned out to be', async () => {
    const id = await lead({ Email: 'known@orchard.example', Title: 'a' })
    const upsert = (email: string, step: string) => ({
      id: step,
      onError,
      action: 'upsertLead',
      with: { by: 'email', email, lastName: 'Abara', company: 'Northwind', Title: 'b' },
    })
    const runId = await run([upsert('known@orchard.example', 'known'), upsert('new@orchard.example', 'fresh')], {})
    const undone = await lab.engine.runs.undo(runId)
    assert.deepEqual(
      undone.changes.map(({ does, done }) => [does, done]),
      [
        ['delete', true],
        ['restore', true],
      ],
    )
    assert.equal((await read('Lead', id))?.['Title'], 'a')
    const left = await lab.people.queryPage(soql`SELECT Id FROM Lead WHERE Email = ${'new@orchard.example'}`)
    assert.equal(left.totalSize, 0)
  })

  test('a workflow may do without: then it is said that it is not known how it was', async () => {
    const id = await lead({ Title: 'a' })
    await lab.calls()
    const runId = await run([set({ Title: 'b' })], { id }, { undo: false })
    const without = await lab.calls()
    await run([set({ Title: 'c' })], { id })
    assert.deepEqual([without, await lab.calls()], [1, 1], 'to keep how it was costs no call more')
    const [change] = (await lab.engine.runs.undo(runId)).changes
    assert.equal(change?.does, 'none')
    assert.match(change?.why ?? '', /not known how the record was before/)
  })

  test('a creation whose answer was lost is found, known for our own, and undone', async () => {
    const listens = await lab.activate({
      name: 'Hears contacts',
      trigger: { on: 'contactCreated' },
      steps: [{ id: 'end', onError, stop: true }],
    })
    await lab.control.fault({ match: { object: 'Contact', method: 'POST', client: 'Rainmaker' }, effect: 'cut-after' })
    const create = { id: 'made', onError, action: 'createContact', with: { lastName: '{{ json.name }}' } }
    const runId = await run([create], { name: 'Lost and found' })
    const { steps } = await lab.engine.runs.get(runId)
    const { id } = (steps[0]?.output ?? {}) as { id: string }
    assert.equal(
      (await lab.people.queryPage(soql`SELECT Id FROM Contact WHERE LastName = ${'Lost and found'}`)).totalSize,
      1,
    )
    await lab.settled()
    assert.deepEqual(await lab.runs(listens), [])
    assert.deepEqual(
      (await lab.engine.runs.undo(runId)).changes.map(({ does, done, recordId }) => [does, done, recordId]),
      [['delete', true, id]],
    )
    await lab.workflows.setActive(listens, false)
  })

  test('a run under way cannot be undone', async () => {
    const name = 'Undo early'
    const steps = [{ id: 'pause', onError, wait: { seconds: 3600 } }]
    const { id } = await lab.workflows.save(JSON.stringify({ name, trigger: { on: 'manual' }, steps }))
    const { id: runId } = await lab.engine.startByHand(id, { payload: {} })
    await assert.rejects(lab.engine.runs.undo(runId), { code: 'conflict' })
    await lab.engine.runs.cancel(runId)
  })
})
