import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pino from 'pino'
import { z } from 'zod'
import { testStore } from '../../../test/support/store.ts'
import type { Trigger } from '../../connector/index.ts'
import { rowsOf } from '../../store/index.ts'
import type { RunDraft } from '../runs/draft.ts'
import { type Acceptance, acceptEvents, forgetEvents, type KeyedEvent, listEvents, replayEvents } from './index.ts'

const leadCreated: Trigger = {
  id: 'leadCreated',
  title: 'Lead Created',
  describe: 'Starts when a lead is created.',
  object: 'Lead',
  group: 'Leads',
  feed: 'polling',
  input: z.object({ company: z.string().optional() }),
  watch: () => ({ object: 'Lead', changes: ['created'], fields: [] }),
  accepts: (event, input) => {
    const { company } = input as { company?: string }
    return !company || event.record['Company'] === company
  },
  sample: {},
}

async function scene() {
  const store = await testStore()
  const connectionId = randomUUID()
  const drafts: RunDraft[] = []
  const to: Acceptance = {
    store,
    log: pino({ level: 'silent' }),
    triggers: { trigger: () => leadCreated },
    startRuns: async (tx, given) => {
      const rows = await rowsOf<{ id: string }>(
        tx,
        `insert into run (id, workflow_id, workflow_version, status) select id, "workflowId", 1, 'queued'
         from json_to_recordset($1::json) as d(id uuid, "workflowId" uuid) on conflict do nothing returning id::text`,
        [JSON.stringify(given)],
      )
      drafts.push(...given)
      return rows.map(({ id }) => id)
    },
  }
  await rowsOf(
    store.db,
    `insert into connection (id, name, login_url, flow, client_id, api_version, status) values ($1, 'org', '', '', '', '', '')`,
    [connectionId],
  )
  const activate = async (settings: Record<string, unknown> = {}, since = '2026-01-01T00:00:00Z') => {
    const id = randomUUID()
    const document = JSON.stringify({ trigger: { on: 'leadCreated', with: settings } })
    await rowsOf(
      store.db,
      `insert into workflow (id, name, active, version, activated_at) values ($1, $2, true, 1, '2026-01-01')`,
      [id, id],
    )
    await rowsOf(store.db, `insert into workflow_version values ($1, 1, $2::jsonb, '')`, [id, document])
    await rowsOf(store.db, `insert into trigger_start values ($1, '2026-01-01', $2)`, [id, since])
    return id
  }
  const lead = (recordId: string, more: Partial<KeyedEvent> = {}): KeyedEvent => ({
    connectionId,
    feed: 'polling',
    object: 'Lead',
    change: 'created',
    recordId,
    occurredAt: '2026-11-21T10:00:00.000Z',
    record: { Id: recordId, Company: 'Acme' },
    before: null,
    key: `created:${recordId}`,
    ...more,
  })
  const accept = (events: KeyedEvent[], position?: unknown) =>
    acceptEvents(to, { connectionId, feed: { name: 'polling', object: 'Lead', position }, events })
  return { store, to, connectionId, drafts, activate, lead, accept }
}

test('twenty thousand events are taken in one go, each one run; given again nothing happens', async () => {
  const { accept, lead, activate, store } = await scene()
  await activate()
  const events = Array.from({ length: 20_000 }, (_, at) => lead(`lead ${at}`))
  const first = await accept(events, { at: 1 })
  assert.deepEqual([first.events, first.runs.length, new Set(first.runs).size], [20_000, 20_000, 20_000])
  const again = await accept([...events.slice(0, 1500), lead('new')], { at: 2 })
  assert.deepEqual([again.events, again.runs.length], [1, 1])
  const [row] = await rowsOf<{ position: unknown }>(store.db, 'select position from feed')
  assert.deepEqual(row?.position, { at: 2 })
})

test('positions follow the order in which the events were given', async () => {
  const { accept, lead, store } = await scene()
  await accept(['c', 'a', 'b'].map((id) => lead(id)))
  assert.deepEqual((await listEvents(store.db)).map(({ recordId }) => recordId).reverse(), ['c', 'a', 'b'])
})

test('the same event twice in one batch is stored once', async () => {
  const { accept, lead, activate } = await scene()
  await activate()
  const accepted = await accept([lead('a'), lead('a')])
  assert.deepEqual([accepted.events, accepted.runs.length], [1, 1])
})

test('only triggers that accept are started, and only by what happened since their activation', async () => {
  const { accept, lead, activate, drafts } = await scene()
  const acme = await activate({ company: 'Acme' })
  await activate({ company: 'Other' })
  await activate({}, '2026-12-01T00:00:00Z')
  await accept([lead('a'), lead('b', { change: 'updated', key: 'updated:b' }), lead('c', { object: 'Contact' })])
  assert.deepEqual(
    drafts.map(({ workflowId, recordId }) => [workflowId, recordId]),
    [[acme, 'a']],
  )
})

test('when a run cannot be started, neither the event nor the position is kept', async () => {
  const { accept, lead, activate, to, store } = await scene()
  await activate()
  const { startRuns } = to
  to.startRuns = async () => {
    throw new TypeError('the queue is gone')
  }
  await assert.rejects(accept([lead('a')], { at: 1 }), /the queue is gone/)
  assert.deepEqual(await listEvents(store.db), [])
  assert.deepEqual(await rowsOf(store.db, 'select 1 from feed'), [])
  to.startRuns = startRuns
  assert.equal((await accept([lead('a')], { at: 1 })).runs.length, 1)
})

test('characters jsonb refuses do not stop a feed', async () => {
  const { accept, lead, store } = await scene()
  await accept([lead('a', { record: { Name: 'nul \0, half \ud83d, and \\u0000 as text' } })])
  assert.equal((await listEvents(store.db))[0]?.record['Name'], 'nul , half \ufffd, and \\u0000 as text')
})

test('a replay starts new runs from a position on; the same replay twice starts them once', async () => {
  const { accept, lead, activate, to, store } = await scene()
  const workflow = await activate()
  await accept(['a', 'b', 'c'].map((id) => lead(id)))
  const from = (await listEvents(store.db))[1]?.position ?? 0
  const replayed = await replayEvents(to, { workflowId: workflow, from, round: 'r1' })
  assert.equal(replayed.length, 2)
  assert.deepEqual(await replayEvents(to, { workflowId: workflow, from, round: 'r1' }), [])
  assert.equal((await replayEvents(to, { workflowId: workflow, from })).length, 2)
  await assert.rejects(replayEvents(to, { workflowId: randomUUID(), from }), { code: 'conflict' })
})

test('old events are forgotten, but not those of runs under way', async () => {
  const { accept, lead, store } = await scene()
  await accept(['a', 'b'].map((id) => lead(id)))
  const [newest] = await listEvents(store.db)
  await rowsOf(
    store.db,
    `insert into run (id, workflow_id, workflow_version, status, event_position) values ($1, $1, 1, 'waiting', $2)`,
    [randomUUID(), newest?.position],
  )
  assert.equal(await forgetEvents(store.db, new Date(Date.now() + 60_000)), 1)
  assert.deepEqual(
    (await listEvents(store.db)).map(({ recordId }) => recordId),
    ['b'],
  )
})
