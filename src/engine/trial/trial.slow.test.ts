import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type OrgLab, orgLab } from '../../../test/support/org-lab.ts'
import { rowsOf } from '../../store/index.ts'

const onError = 'stop'

describe('a dry run', () => {
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
  let saved = 0
  async function save(steps: unknown[], trigger: Record<string, unknown> = { on: 'leadCreated' }): Promise<string> {
    return (await lab.workflows.save(JSON.stringify({ name: `Trial ${++saved}`, trigger, steps }))).id
  }
  const lastCommit = async () => (await lab.control.get<{ lastCommit: number }>('/state')).lastCommit

  const steps = [
    { id: 'known', onError, action: 'findContact', with: { email: '{{ json.Email }}' } },
    {
      id: 'branch',
      onError,
      if: '{{ json.known.found }}',
      then: [{ id: 'end', onError, stop: 'known already' }],
      else: [
        { id: 'contact', onError, action: 'createContact', with: { lastName: '{{ json.LastName }}' } },
        {
          id: 'task',
          onError,
          action: 'createTask',
          with: { subject: 'Call {{ json.LastName }}', whoId: '{{ json.contact.id }}' },
        },
        { id: 'read', onError, action: 'getContact', with: { id: '{{ json.contact.id }}' } },
        {
          id: 'mark',
          onError,
          action: 'updateLead',
          with: { id: '{{ json.Id }}', Rating: 'Hot', Company: 'Northwind' },
        },
        { id: 'again', onError, action: 'updateLead', with: { id: '{{ json.Id }}', Rating: 'Cold' } },
        { id: 'pause', onError, wait: { seconds: 3600 } },
        { id: 'gone', onError, action: 'deleteLead', with: { id: '{{ json.Id }}' } },
      ],
    },
  ]

  test('goes through the whole workflow, tells field by field what it would change, and changes nothing', async () => {
    const leadId = await lead({ Email: 'new@orchard.example', Rating: 'Warm' })
    const id = await save(steps)
    const commit = await lastCommit()
    const run = await lab.engine.dryRun(id, { recordId: leadId })
    assert.equal(await lastCommit(), commit, 'nothing was written')
    assert.deepEqual([run.status, run.trial, run.recordId], ['succeeded', true, leadId], run.problem?.what)
    const plans = run.steps.flatMap(({ path, plan }) => (plan ?? []).map((change) => ({ path, ...change })))
    assert.deepEqual(
      plans.map(({ path, does, object, recordName }) => [path, does, object, recordName]),
      [
        ['contact', 'create', 'Contact', 'Abara'],
        ['task', 'create', 'Task', 'Call Abara'],
        ['mark', 'update', 'Lead', 'Abara'],
        ['again', 'update', 'Lead', 'Abara'],
        ['gone', 'delete', 'Lead', 'Abara'],
      ],
    )
    const mark = plans.find(({ path }) => path === 'mark')
    assert.deepEqual(
      mark?.fields.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      [
        { name: 'Company', label: 'Company', from: 'Northwind', to: 'Northwind', changed: false },
        { name: 'Rating', label: 'Rating', from: 'Warm', to: 'Hot', changed: true },
      ],
    )
    const again = plans.find(({ path }) => path === 'again')
    assert.deepEqual(again?.fields[0]?.from, 'Hot', 'what the step before planned')
    const task = plans.find(({ path }) => path === 'task')
    assert.equal(task?.fields.find(({ name }) => name === 'WhoId')?.to, plans[0]?.recordId)
    const pause = run.steps.find(({ path }) => path === 'pause')
    assert.equal((pause?.output as { dryRun?: boolean } | undefined)?.dryRun, true, 'nothing is waited for')
  })

  test('is checked as a real write would be', async () => {
    const leadId = await lead()
    const bad = await save([
      { id: 'mark', onError, action: 'updateLead', with: { id: '{{ json.Id }}', Status: 'No such status' } },
    ])
    const run = await lab.engine.dryRun(bad, { recordId: leadId })
    assert.equal(run.status, 'failed')
    assert.equal(run.problem?.code, 'picklist-value-invalid')
    const goneId = await lead()
    await lab.people.delete([goneId])
    const gone = await save([{ id: 'mark', onError, action: 'updateLead', with: { id: goneId, Title: 'x' } }])
    assert.equal((await lab.engine.dryRun(gone, { recordId: leadId })).problem?.code, 'record-not-found')
  })

  // On a calm machine one call; one that stands still for moments makes them more.
  test('many items are compared together', async () => {
    const made = await lab.people.create(
      Array.from({ length: 120 }, (_, at) => ({ object: 'Lead', fields: { LastName: `L${at}`, Company: 'Many' } })),
    )
    const ids = made.map((one) => (one.ok ? one.id : ''))
    const id = await save(
      [
        {
          id: 'each',
          onError,
          selectMany: '{{ json.ids }}',
          concurrency: 200,
          steps: [{ id: 'set', onError, action: 'updateLead', with: { id: '{{ json.item }}', Title: 'x' } }],
        },
      ],
      { on: 'manual' },
    )
    await lab.calls()
    const run = await lab.engine.dryRun(id, { payload: { ids } })
    assert.equal(run.status, 'succeeded', run.problem?.what)
    const calls = await lab.calls()
    assert.ok(calls < ids.length / 4, `${calls} calls`)
    const planned = run.steps.filter(({ plan }) => plan !== null)
    assert.equal(planned.length, 120)
    assert.ok(planned.every(({ path, plan }) => plan?.[0]?.recordId === ids[Number(path.split('/')[1])]))
  })

  test('samples: the newest, one by id, of an event, of a run, given', async () => {
    // Of two records of one second none is the newer.
    await lab.control.advanceClock(1000)
    const leadId = await lead({ LastName: 'Newest', Email: 'newest@orchard.example' })
    const id = await save(steps)
    assert.equal((await lab.engine.sample(id, {})).recordId, leadId)
    const older = await lead({ LastName: 'Other' })
    assert.equal((await lab.engine.sample(id, { recordId: leadId })).record['Email'], 'newest@orchard.example')
    await assert.rejects(lab.engine.sample(id, { recordId: '00Q000000000001EAA' }), { code: 'record-not-found' })
    await assert.rejects(lab.engine.sample(id, { recordId: '00Q1' }), { code: 'id-malformed' })
    const { id: runId } = await lab.engine.startByHand(await save([{ id: 'end', onError, stop: true }]), {
      payload: { Id: older, LastName: 'Given' },
      recordId: older,
    })
    const position = (await lab.engine.runs.get(runId)).eventPosition ?? 0
    assert.equal((await lab.engine.sample(id, { run: runId })).record['LastName'], 'Given')
    assert.equal((await lab.engine.sample(id, { event: position })).recordId, older)
    assert.equal((await lab.engine.sample(id, { payload: { LastName: 'Made' } })).record['LastName'], 'Made')
    await lab.settled()
  })

  test('a dry run is never taken for a run: not retried, not repeated, not counted, not walked', async () => {
    const leadId = await lead()
    const bad = await save([{ id: 'mark', onError, action: 'updateLead', with: { id: '{{ json.Id }}', Status: 'No' } }])
    const before = await lab.engine.runs.counts()
    const { id } = await lab.engine.dryRun(bad, { recordId: leadId })
    assert.deepEqual(await lab.engine.runs.counts(), before)
    await assert.rejects(lab.engine.runs.retry(id), { code: 'conflict' })
    await assert.rejects(lab.engine.runs.rerun(id), { code: 'conflict' })
    assert.deepEqual(await lab.engine.runs.issues(bad), [])
    await rowsOf(lab.store.db, `update run set status = 'queued' where id = $1`, [id])
    await new Promise((go) => setTimeout(go, 1500))
    assert.equal((await lab.engine.runs.get(id)).status, 'queued', 'no server claims it')
    await rowsOf(lab.store.db, `update run set status = 'failed' where id = $1`, [id])
  })

  test('workflows that are run by a step are tried too', async () => {
    const leadId = await lead({ Title: 'a' })
    const part = await save(
      [{ id: 'set', onError, action: 'updateLead', with: { id: '{{ json.lead }}', Title: 'part' } }],
      { on: 'manual' },
    )
    const id = await save([{ id: 'sub', onError, run: part, with: { lead: '{{ json.Id }}' } }])
    const commit = await lastCommit()
    const run = await lab.engine.dryRun(id, { recordId: leadId })
    assert.equal(run.status, 'succeeded', run.problem?.what)
    const planned = run.steps.flatMap(({ plan }) => plan ?? [])
    assert.deepEqual(planned[0]?.fields[0], { name: 'Title', label: 'Title', from: 'a', to: 'part', changed: true })
    assert.equal(await lastCommit(), commit)
  })
})
