/** Turning a workflow on for the past too, with a look at what that means before; and giving it the log again. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { EventInfo } from '../../src/contract/index.ts'
import { until } from '../support/product.ts'
import { type ServerLab, serverLab } from '../support/server-lab.ts'

type Fields = Record<string, unknown>

async function create({ people }: ServerLab, ...names: string[]): Promise<string[]> {
  const rows = names.map((LastName) => ({
    object: 'Lead',
    fields: { LastName, Company: 'Acme', Status: 'Open - Not Contacted' },
  }))
  return (await people.create(rows)).map((result) => (result.ok ? result.id : assert.fail(String(result.problem))))
}

let saved = 0
async function save(lab: ServerLab, on: string, given: Fields = {}): Promise<string> {
  const source = {
    name: `W ${++saved}`,
    trigger: { on, with: given },
    steps: [{ id: 'done', set: { heard: true } }],
  }
  return (await lab.ask<{ id: string }>('POST', '/api/v1/workflows', { source })).id
}

const poll = async (lab: ServerLab, ms = 5000) => {
  await lab.control.advanceClock(ms)
  await lab.ask('POST', '/api/v1/connections/org/poll')
}

/** Names of the records a workflow ran for, in the order of its events. */
async function heard(lab: ServerLab, workflow: string, count: number): Promise<unknown[]> {
  await until('the first run', async () => {
    await poll(lab, 1000)
    const { firstRun } = await lab.ask<{ firstRun: { finishedAt: string | null } | null }>(
      'GET',
      `/api/v1/workflows/${workflow}/first-run`,
    )
    return firstRun === null || firstRun.finishedAt !== null
  })
  const runs = await lab.ran(workflow, count)
  assert.equal(runs.length, count)
  const ids = new Set(runs.map(({ recordId }) => recordId))
  const all = await lab.events()
  return [
    ...new Set(
      all
        .toReversed()
        .filter(({ recordId }) => ids.has(recordId))
        .map(({ record }) => record['LastName']),
    ),
  ]
}

async function past() {
  const lab = await serverLab()
  const [first = ''] = await create(lab, 'One')
  await lab.control.advanceClock(3_600_000)
  await create(lab, 'Two', 'Three')
  await lab.control.advanceClock(3_600_000)
  await lab.people.update([{ object: 'Lead', id: first, fields: { Title: 'Changed' } }])
  await create(lab, 'Four')
  await lab.control.advanceClock(60_000)
  const ago = async (ms: number) =>
    new Date(Date.parse((await lab.control.get<{ now: string }>('/clock')).now) - ms).toISOString()
  return { lab, first, hourAgo: await ago(3_700_000) }
}

test('the choices, each with what it will be before and what it was after', async () => {
  const { lab, hourAgo } = await past()
  const choices = [
    [{ from: 'now' }, []],
    [{ from: 'everything' }, ['One', 'Two', 'Three', 'Four']],
    [{ from: 'date', since: hourAgo }, ['Two', 'Three', 'Four']],
    [{ from: 'last', count: 1 }, ['Four']],
    [{ from: 'last', count: 50 }, ['One', 'Two', 'Three', 'Four']],
  ] as const
  for (const [choice, names] of choices) {
    const workflow = await save(lab, 'leadCreated')
    const preview = await lab.ask<Fields>('POST', `/api/v1/workflows/${workflow}/preview-start`, choice)
    assert.deepEqual(
      [preview['records'], preview['readCalls']],
      [names.length, names.length > 0 ? 2 : 0],
      JSON.stringify(choice),
    )
    await lab.ask('POST', `/api/v1/workflows/${workflow}/start`, choice)
    assert.deepEqual(await heard(lab, workflow, names.length), [...names], JSON.stringify(choice))
    await lab.ask('POST', `/api/v1/workflows/${workflow}/deactivate`)
  }
})

const cli = fileURLToPath(new URL('../../src/cli/main.mjs', import.meta.url))

/** What the command line prints, and says when it fails. */
function say({ dataDir, url }: ServerLab, ...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, RAINMAKER_DATA: dataDir, RAINMAKER_URL: url, NO_COLOR: '1' }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...words], { env, timeout: 240_000 }, (error, out, err) =>
      resolve({ code: error ? 1 : 0, out, err }),
    )
  })
}

test('the command line says what the past would cost, and turns a workflow on for it', async () => {
  const { lab, hourAgo } = await past()
  const workflow = await save(lab, 'leadCreated')
  const preview = await say(lab, 'workflows', 'activate', workflow, '--from', hourAgo, '--preview')
  assert.match(preview.out, /3 records of the past: 2 API calls to read them, about 0 API calls for their runs/)
  const { active } = await lab.ask<{ active: boolean }>('GET', `/api/v1/workflows/${workflow}`)
  assert.equal(active, false, 'a look changes nothing')
  for (const [words, what] of [
    [['--from', 'yesterday-ish'], /neither now, everything nor a time/],
    [['--last', 'many'], /not a number of records/],
    [['--from', 'everything', '--last', '2'], /exclude each other/],
  ] as const) {
    const refused = await say(lab, 'workflows', 'activate', workflow, ...words)
    assert.equal(refused.code, 1)
    assert.match(refused.err, what)
  }
  const turned = await say(lab, 'workflows', 'activate', workflow, '--last', '2')
  assert.equal(turned.code, 0, turned.err)
  assert.deepEqual((await heard(lab, workflow, 2)).toSorted(), ['Four', 'Three'])
})

test('what happens after the start is told by polling, once; others hear nothing of the past', async () => {
  const { lab } = await past()
  const other = await lab.listen('leadCreated')
  await poll(lab)
  const workflow = await save(lab, 'leadUpdated')
  await lab.ask('POST', `/api/v1/workflows/${workflow}/start`, { from: 'everything' })
  await heard(lab, workflow, 4)
  const [, two = ''] = await create(lab, 'Five', 'Six')
  await lab.control.advanceClock(5000)
  await lab.people.update([{ object: 'Lead', id: two, fields: { Title: 'x' } }])
  for (const _ of [1, 2]) await poll(lab)
  await lab.ran(other, 2)
  assert.equal(
    (await lab.ran(workflow, 4)).length,
    4 + (await lab.events()).filter(({ change, feed }) => change === 'updated' && feed === 'polling').length,
  )
  await lab.restart()
  await poll(lab)
  await lab.ask('POST', `/api/v1/workflows/${workflow}/start`, { from: 'everything' })
  await poll(lab)
  const runs = await lab.ran(workflow, 4)
  assert.equal(new Set(runs.map(({ id }) => id)).size, runs.length)
  assert.ok(runs.length <= 5, 'started again it goes on as it stands')
})

test('more than a page is told page by page, whatever restarts between; conditions of the trigger hold', async () => {
  const lab = await serverLab()
  await lab.control.generate('Lead', 2300, {
    LastName: 'Many {n}',
    Company: ['Acme', 'Other'],
    Status: 'Open - Not Contacted',
  })
  await lab.control.advanceClock(60_000)
  const workflow = await save(lab, 'leadFieldEquals', { field: 'company', equals: 'Acme' })
  const preview = await lab.ask<Fields>('POST', `/api/v1/workflows/${workflow}/preview-start`, { from: 'everything' })
  assert.deepEqual([preview['records'], preview['readCalls']], [2300, 3])
  await lab.ask('POST', `/api/v1/workflows/${workflow}/start`, { from: 'everything' })
  await poll(lab)
  await lab.restart()
  const state = () => lab.ask<{ firstRun: Fields }>('GET', `/api/v1/workflows/${workflow}/first-run`)
  await until('the end', async () => {
    await poll(lab, 1000)
    return (await state()).firstRun['finishedAt']
  })
  const { firstRun } = await state()
  assert.deepEqual([firstRun['read'], firstRun['started']], [2300, 1150])
})

test('members of a list view can be the past, too', async () => {
  const lab = await serverLab()
  await lab.people.create(['Hot', 'Cold'].map((Rating) => ({ object: 'Account', fields: { Name: Rating, Rating } })))
  await lab.control.advanceClock(60_000)
  const workflow = await save(lab, 'accountInListView', { listView: 'HotAccounts' })
  await lab.ask('POST', `/api/v1/workflows/${workflow}/start`, { from: 'everything' })
  for (const _ of [1, 2]) await poll(lab)
  const [run] = await lab.ran(workflow, 1)
  assert.equal(run?.recordName, 'Hot')
})

test('the log is filtered, and given again from a time or a position', async () => {
  const begun = new Date().toISOString()
  const { lab } = await past()
  const workflow = await lab.listen('leadCreated')
  await poll(lab)
  await create(lab, 'Five', 'Six')
  await poll(lab)
  await lab.ran(workflow, 2)
  await lab.ask('POST', '/api/v1/app-events', { type: 'A', payload: { n: 1 } })
  const list = async (query: string) => (await lab.ask<{ items: EventInfo[] }>('GET', `/api/v1/events?${query}`)).items
  assert.equal((await list('feed=app-event')).length, 1)
  assert.equal((await list('connection=org')).length, 2)
  const later = new Date(Date.now() + 60_000).toISOString()
  assert.equal((await list(`since=${later}`)).length, 0)
  assert.equal((await list(`until=${later}&object=Lead&change=created`)).length, 2)
  const [, first] = await list('object=Lead')
  const replay = (from: unknown) => lab.ask<{ started: number }>('POST', '/api/v1/events/replay', { workflow, from })
  assert.equal((await replay(first?.position)).started, 2)
  assert.equal((await replay((first?.position ?? 0) + 1)).started, 1)
  assert.equal((await replay(begun)).started, 2)
  assert.equal((await replay(later)).started, 0)
})
