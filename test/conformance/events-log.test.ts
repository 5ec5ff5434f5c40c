/** The event log as people use it: by HTTP and on the command line. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { EventDetail, EventInfo, EventLogInfo, EventReplay, Page, RunInfo } from '../../src/contract/index.ts'
import { type ServerLab, serverLab } from '../support/server-lab.ts'

const cli = fileURLToPath(new URL('../../src/cli/main.mjs', import.meta.url))
const run = promisify(execFile)

async function commandLine(lab: ServerLab): Promise<(...words: string[]) => Promise<string>> {
  const key = (await readFile(join(lab.dataDir, 'api.key'), 'utf8')).trim()
  const env = { ...process.env, RAINMAKER_URL: lab.url, RAINMAKER_KEY: key, NO_COLOR: '1' }
  return async (...words) => (await run(process.execPath, [cli, ...words], { env })).stdout.trim()
}

const send = (lab: ServerLab, type: string, payload: object) => lab.ask('POST', '/api/v1/app-events', { type, payload })

/** Five events of our own, a pause in time after the third. */
async function scene() {
  const lab = await serverLab()
  const workflow = await lab.listen('appEvent', { name: 'ORDER' })
  for (const n of [1, 2, 3]) await send(lab, 'ORDER', { n })
  await new Promise((resolve) => setTimeout(resolve, 20))
  const between = new Date().toISOString()
  await send(lab, 'OTHER', { n: 4 })
  await send(lab, 'ORDER', { n: 5 })
  await lab.ran(workflow, 4)
  const events = (await lab.events()).sort((a, b) => a.position - b.position)
  assert.equal(events.length, 5)
  const replay = (body: object) => lab.ask<EventReplay>('POST', '/api/v1/events/replay', { workflow, ...body })
  const runs = async () =>
    (await lab.ask<{ items: RunInfo[] }>('GET', `/api/v1/runs?workflow=${workflow}&limit=200`)).items
  return { lab, workflow, between, events, replay, runs }
}

test('listed, filtered, paged, and looked into with the runs an event started', async () => {
  const { lab, workflow, between, events } = await scene()
  const list = (query: string) => lab.ask<Page<EventInfo>>('GET', `/api/v1/events?${query}`)
  assert.equal((await list(`since=${between}`)).items.length, 2)
  assert.equal((await list(`until=${between}`)).items.length, 3)
  assert.equal((await list('feed=polling')).items.length, 0)
  assert.equal((await list('change=created')).items.length, 5)
  await assert.rejects(list('change=creatd'), /bad-request/)
  const first = await list('limit=2')
  const second = await list(`limit=2&cursor=${first.next}`)
  assert.deepEqual(
    [...first.items, ...second.items].map(({ position }) => position),
    events
      .map(({ position }) => position)
      .reverse()
      .slice(0, 4),
  )
  const [one, , , other] = events
  const detail = await lab.ask<EventDetail>('GET', `/api/v1/events/${one?.position}`)
  assert.deepEqual(
    detail.runs.map(({ workflowId, status }) => [workflowId, status]),
    [[workflow, 'succeeded']],
  )
  assert.deepEqual((await lab.ask<EventDetail>('GET', `/api/v1/events/${other?.position}`)).runs, [])
  for (const wrong of ['events/999999', 'events/none'])
    assert.ok((await lab.askStatus('GET', `/api/v1/${wrong}`)).status >= 400)
  assert.equal((await lab.askStatus('GET', '/api/v1/events?since=yesterday')).status, 400)
})

test('given to a workflow again: from a position or a time, to one, at most so many', async () => {
  const { workflow, lab, between, events, replay, runs } = await scene()
  const at = (n: number) => events[n]?.position ?? 0
  assert.equal((await replay({ from: at(1) })).started, 3)
  assert.equal((await replay({ from: at(0), to: at(1) })).started, 2)
  assert.equal((await replay({ from: between })).started, 1)
  assert.equal((await replay({ from: '2020-01-01T00:00:00Z', to: between })).started, 3)
  assert.deepEqual(await replay({ from: at(0), atMost: 2 }), { started: 2, events: 2, more: true, trials: [] })
  assert.equal((await replay({ from: at(4) + 1 })).started, 0)
  await lab.ran(workflow, 4 + 3 + 2 + 1 + 3 + 2)
  assert.equal((await runs()).length, 15, 'and no more')
})

test('as a dry run, also for a workflow that is off: counted, tried, nothing started', async () => {
  const { lab, workflow, events, replay, runs } = await scene()
  const from = events[0]?.position ?? 0
  await lab.ask('POST', `/api/v1/workflows/${workflow}/deactivate`)
  const { status, body } = await lab.askStatus('POST', '/api/v1/events/replay', { workflow, from })
  assert.deepEqual([status, (body as { code: string }).code], [409, 'conflict'])
  const dry = await replay({ from, dryRun: true, tries: 2 })
  assert.deepEqual([dry.started, dry.events, dry.more], [0, 4, false])
  assert.deepEqual(
    dry.trials.map(({ trial, status: ended, eventPosition }) => [trial, ended, eventPosition]),
    [
      [true, 'succeeded', events[0]?.position],
      [true, 'succeeded', events[1]?.position],
    ],
  )
  assert.deepEqual(await replay({ from, dryRun: true, tries: 0, atMost: 3 }), {
    started: 0,
    events: 3,
    more: true,
    trials: [],
  })
  assert.equal((await runs()).filter(({ trial }) => !trial).length, 4)
})

test('kept for its days, or removed before a time', async () => {
  const { lab, between, events } = await scene()
  const kept = await lab.ask<EventLogInfo>('GET', '/api/v1/events/kept')
  assert.deepEqual([kept.days, kept.events, kept.first, kept.last], [30, 5, events[0]?.position, events[4]?.position])
  assert.deepEqual(await lab.ask('DELETE', `/api/v1/events?before=${between}`), { removed: 3 })
  assert.equal((await lab.events()).length, 2)
  assert.equal((await lab.askStatus('DELETE', '/api/v1/events')).status, 400, 'never all by a slip')
})

test('all of it on the command line', async () => {
  const { lab, workflow, events } = await scene()
  const rainmaker = await commandLine(lab)
  const from = String(events[0]?.position)
  assert.match(
    await rainmaker('events', 'list', '--feed', 'app-event', '--since', '2020-01-01', '--limit', '2'),
    /POSITION[\s\S]*older ones: --cursor/,
  )
  assert.match(await rainmaker('events', 'show', from), /"n": 1[\s\S]*succeeded {2}appEvent 1/)
  assert.match(
    await rainmaker('events', 'replay', '--workflow', workflow, '--from', from, '--dry-run', '--tries', '1'),
    /nothing was written[\s\S]*4 events would start a run each\./,
  )
  assert.equal(
    await rainmaker('events', 'replay', '--workflow', workflow, '--from', '2020-01-01', '--to', from),
    'Started 1 run.',
  )
  assert.match(await rainmaker('events', 'kept'), /^5 events, positions \d+ to \d+.*\nkept for 30 days/)
  assert.equal(await rainmaker('events', 'forget', '--before', '2020-01-01'), 'Removed 0 events.')
  await assert.rejects(rainmaker('events', 'forget', '--before', 'yesterday'), /before/)
})
