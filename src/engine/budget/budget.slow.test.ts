import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type OrgLab, orgLab } from '../../../test/support/org-lab.ts'
import { until } from '../../../test/support/product.ts'
import type { RunStatus } from '../../contract/index.ts'
import { rowsOf } from '../../store/index.ts'

const onError = 'stop'
/** The figure of the promise is 5,000. */
const pending = Number(process.env['PENDING'] ?? 1000)
/** So many runs take a machine that does much else a while. */
const patienceMs = 120_000
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the budget', () => {
  let lab: OrgLab
  before(async () => {
    lab = await orgLab()
  })
  after(() => lab.close())

  const find = { id: 'found', onError, action: 'findLead', with: { email: '{{ json.email }}' } }
  const upsert = {
    id: 'put',
    onError,
    action: 'upsertLead',
    with: { by: 'email', email: '{{ json.email }}', lastName: 'Abara', company: 'Northwind' },
  }

  async function save(steps: unknown[], more = {}): Promise<string> {
    const name = `Budget ${Math.random()}`
    return (await lab.workflows.save(JSON.stringify({ name, trigger: { on: 'manual' }, steps, ...more }))).id
  }

  async function startMany(workflowId: string, count: number): Promise<void> {
    const batches = Array.from({ length: Math.ceil(count / 200) }, (_, at) => at)
    for (const batch of batches) {
      await Promise.all(
        Array.from({ length: Math.min(200, count - batch * 200) }, (_, at) =>
          lab.engine.startByHand(workflowId, { payload: { email: `b${batch}.${at}@orchard.example` } }),
        ),
      )
    }
  }

  const counts = () => lab.engine.runs.counts()
  const countOf = async (workflowId: string, status: RunStatus) =>
    (await lab.engine.runs.list({ workflowId, status })).items.length
  const probeNow = () => rowsOf(lab.store.db, 'update allowance set probe_at = now()')
  /** A machine that stands still for minutes would have it come by itself. */
  const probeTomorrow = () => rowsOf(lab.store.db, `update allowance set probe_at = now() + interval '1 day'`)
  async function limits(max: number): Promise<void> {
    await lab.control.post('/limits', { max })
  }

  test('with the allowance used up, runs wait without calls and all go on when there is room', async () => {
    const workflowId = await save([find, upsert])
    await limits(1)
    await lab.calls()
    await startMany(workflowId, pending)
    await until('all to wait', async () => (await counts()).waiting === pending, patienceMs)
    await probeTomorrow()
    const refused = await lab.calls()
    assert.equal(refused, 0, 'refused calls are not counted by the org')
    const { connections } = await lab.engine.budget.overview()
    assert.ok(connections[0]?.parkedSince)
    assert.equal(connections[0]?.waiting, pending)
    const { items } = await lab.engine.runs.list({ limit: 1 })
    assert.equal(items[0]?.problem?.code, 'limit-reached')

    const asks = async () => (await lab.control.callTotals({ client: 'Rainmaker' })).calls
    const asked = await asks()
    await sleep(2500)
    assert.equal(await asks(), asked, 'nobody asks in vain')
    await probeNow()
    await until('the probe', async () => (await asks()) > asked)
    await sleep(2500)
    assert.equal(await asks(), asked + 1, 'one probe in its time')
    assert.equal((await counts()).waiting, pending)

    await limits(1_000_000)
    await probeNow()
    await until('all to finish', async () => (await counts()).succeeded >= pending, patienceMs)
    // On a calm machine four and the probes, as bench/storms.ts judges; one that stands still for moments makes them more.
    const spent = await lab.calls()
    assert.ok(spent < pending / 10, `${spent} calls for ${2 * pending} steps`)
    assert.equal((await lab.engine.budget.overview()).connections[0]?.parkedSince, null)
    const rows = await lab.people.queryPage('SELECT COUNT() FROM Lead')
    assert.equal(rows.totalSize, pending)
  })

  test('a workflow’s own budget holds it back alone', async () => {
    const [small, other] = [await save([find]), await save([find])]
    await lab.engine.budget.set(small, { callsADay: 1, priority: 'normal' })
    await startMany(small, 1)
    await until('the first', async () => (await countOf(small, 'succeeded')) === 1)
    await startMany(small, 3)
    await startMany(other, 3)
    await until('those that wait', async () => (await countOf(small, 'waiting')) === 3)
    await until('the others', async () => (await countOf(other, 'succeeded')) === 3)
    const waiting = (await lab.engine.runs.list({ workflowId: small, status: 'waiting' })).items
    assert.deepEqual(
      waiting.map(({ problem }) => problem?.code),
      ['budget-reached', 'budget-reached', 'budget-reached'],
    )
    const overview = await lab.engine.budget.overview()
    const row = overview.workflows.find(({ workflowId }) => workflowId === small)
    assert.deepEqual([row?.callsADay, row?.waiting], [1, 3])
    assert.ok((row?.spent ?? 0) >= 1)
    await lab.engine.budget.set(small, { callsADay: null, priority: 'normal' })
    await until('all', async () => (await countOf(small, 'succeeded')) === 4)
  })

  test('what is kept for other apps is not spent, but by workflows of high priority', async () => {
    const [normal, high] = [await save([find]), await save([find])]
    await lab.engine.budget.set(high, { callsADay: null, priority: 'high' })
    await lab.engine.budget.setReserve(lab.connectionId, 1)
    await startMany(normal, 1)
    await startMany(high, 1)
    await until('the high one', async () => (await countOf(high, 'succeeded')) === 1)
    await until('the normal one to wait', async () => (await countOf(normal, 'waiting')) === 1)
    const [run] = (await lab.engine.runs.list({ workflowId: normal })).items
    assert.equal(run?.status, 'waiting')
    assert.match(run?.problem?.what ?? '', /100 % are kept for other apps/)
    await lab.engine.budget.setReserve(lab.connectionId, 0.2)
    await until('the normal one to go on', async () => (await countOf(normal, 'succeeded')) === 1)
  })

  test('the forecast counts events, steps and polls', async () => {
    const { id } = await lab.workflows.save(
      JSON.stringify({ name: 'Forecast', trigger: { on: 'leadCreated' }, steps: [find, upsert] }).replaceAll(
        'json.email',
        'json.Email',
      ),
    )
    const forecast = await lab.engine.budget.forecast(id)
    // The leads of the first test, in seven days; the find 1, the upsert 2.
    assert.equal(forecast.eventsFrom, 'org')
    assert.equal(Math.round((forecast.eventsADay ?? 0) * 7), pending)
    assert.deepEqual([forecast.callsARun, forecast.runFrom], [3, 'steps'])
    assert.equal(forecast.pollsADay, 24)
    assert.ok(Math.abs((forecast.callsADay ?? 0) - (pending / 7) * 3 - 24) < 0.01)
    assert.ok((forecast.shareOfLimit ?? 0) > 0)
  })
})
