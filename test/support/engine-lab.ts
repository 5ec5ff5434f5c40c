/** An engine with a few actions that write to a tiny org: for tests in this process and in processes they kill. */
import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { request } from 'undici'
import { z } from 'zod'
import type { Ai } from '../../src/ai/index.ts'
import type { Action, Catalog, Trigger } from '../../src/connector/index.ts'
import { createEngine, type Engine, type SecretSource, type WorkflowSource } from '../../src/engine/index.ts'
import { Problem, type ProblemCode } from '../../src/problems.ts'
import type { Meter, Salesforce } from '../../src/salesforce/index.ts'
import { firstTenant, type Store } from '../../src/store/index.ts'
import { createWorkflows, type WorkflowDocument } from '../../src/workflows/index.ts'
import { away } from './away.ts'
import type { Row } from './engine-org.ts'
import { until } from './product.ts'

export const connectionId = '00000000-0000-4000-8000-000000000001'

const input = z.strictObject({ key: z.string(), note: z.string().optional() })
type Input = z.infer<typeof input>

const base = {
  describe: 'For tests.',
  object: null,
  group: 'tests',
  input,
  output: z.unknown(),
  cost: () => 1,
  needs: () => [],
  examples: [],
}

function post(salesforce: Salesforce, path: string, inputs: Input[], write: boolean): Promise<Row[]> {
  const body = inputs.map(({ key }) => key)
  return salesforce.call({ method: 'POST', path, body, write }).then((answer) => answer.body as Row[])
}

function actionOn(id: string, path: string, more: Partial<Action<Input>> & Pick<Action, 'effect'>): Action<Input> {
  return {
    ...base,
    ...more,
    id,
    title: id,
    async run({ salesforce }, inputs) {
      if (inputs.some(({ key }) => key === 'bad')) {
        throw new Problem('field-value-invalid', { what: 'The key is bad.', fix: 'Give another.' })
      }
      const rows = await post(salesforce, path, inputs, more.writeClass === 'E2' || more.writeClass === 'E3')
      return rows.map((value) => ({ ok: true, value }))
    },
  }
}

const actions: Action<Input>[] = [
  actionOn('findRow', '/find', { effect: 'read' }),
  actionOn('upsertRow', '/upsert', { effect: 'update', writeClass: 'E1' }),
  actionOn('createRow', '/create', {
    effect: 'create',
    writeClass: 'E2',
    async look({ salesforce }, inputs, since, known) {
      const free = (await post(salesforce, '/rows', [], false)).filter(
        (row) => row.createdAt >= since && !known.has(row.id),
      )
      return inputs.map(({ key }) => {
        const at = free.findIndex((row) => row.key === key)
        return at < 0 ? null : (free.splice(at, 1)[0] ?? null)
      })
    },
  }),
  actionOn('sendRow', '/create', { effect: 'create', writeClass: 'E3' }),
]

const refusals: Record<number, ProblemCode> = { 503: 'org-unavailable', 409: 'connection-paused' }

/** A client as the real one behaves where the engine can tell: a write whose answer was cut off is `answer-lost`. */
function client(url: string, meter?: Meter): Salesforce {
  const half = {
    with: (_purpose: unknown, own?: Meter) => client(url, own),
    async call({ path, body, write }: { path: string; body?: unknown; write?: boolean }) {
      if (meter) meter.calls += 1
      try {
        const answer = await request(url + path, { method: 'POST', body: JSON.stringify(body) })
        const refused = refusals[answer.statusCode]
        if (refused) {
          await answer.body.dump()
          throw new Problem(refused, { what: 'The org does not answer now.', fix: 'Wait.' })
        }
        return { status: 200, headers: {}, body: await answer.body.json() }
      } catch (error) {
        if (error instanceof Problem) throw error
        const code = write ? 'answer-lost' : 'org-unreachable'
        throw new Problem(code, { what: 'The connection was cut.', fix: 'Nothing to do.', cause: error })
      }
    },
  }
  return half as unknown as Salesforce
}

const unknownIn = (what: string) => () => {
  throw new Problem('action-unknown', { what: `${what} is not there.`, fix: 'Use another.' })
}

const catalog: Catalog = {
  actions: () => actions as Action[],
  triggers: () => [],
  objects: () => [],
  action: (id) => (actions.find((action) => action.id === id) as Action | undefined) ?? unknownIn(id)(),
  trigger: (id): Trigger => unknownIn(id)(),
  search: () => ({ actions: [], triggers: [] }),
}

export interface LabOptions {
  /** One that can be set. */
  clock?: { now(): number }
  store: Store
  orgUrl: string
  settleSeconds?: number
  runsAtOnce?: number
  ai?: Ai
  secrets?: SecretSource
}

export interface Lab {
  engine: Engine
  /** Saves a workflow; returns its id. */
  save(steps: WorkflowDocument['steps']): Promise<string>
  /** Starts one run for each payload, in one transaction's time each; returns their ids. */
  start(workflowId: string, payloads: Record<string, unknown>[]): Promise<string[]>
  /** Fulfilled when the run is laid aside. */
  waits(runId: string): Promise<void>
  /** An event comes in: runs that wait for it (`untilTold`) go on, and not before. */
  tell(event: string, payload?: Record<string, unknown>): Promise<void>
  /** Fulfilled when no run is queued, running or waiting. */
  finished(): Promise<void>
}

/** Of a step: waits for as long as the test wants. A time would be over before a slow machine has looked. */
export const untilTold = (event: string) => ({ wait: { event, match: {}, timeoutSeconds: 86_400 } })

export function openLab({ store, orgUrl, settleSeconds = 0.3, runsAtOnce = 500, ...parts }: LabOptions): Lab {
  const log = pino({ level: process.env['LAB_LOG'] ?? 'silent' }, pino.destination(2))
  const workflows: WorkflowSource = createWorkflows({ store, catalog })
  const engine = createEngine({
    settings: { runsAtOnce, settleSeconds, pollSeconds: 60, eventDays: 30, aiTokens: 100_000 },
    ...away(),
    ...parts,
    store,
    catalog,
    workflows,
    log,
    connections: {
      salesforce: () => client(orgUrl),
      describe: unknownIn('describe'),
      pick: async () => ({ id: connectionId }),
      get: async () => ({ settings: {} }),
    },
  })
  return {
    engine,
    save: (steps) => saveWorkflow(store, steps),
    async start(workflowId, payloads) {
      const started = payloads.map((payload) => engine.startByHand(workflowId, { payload }))
      return (await Promise.all(started)).map(({ id }) => id)
    },
    async waits(runId) {
      await until('the run to wait', async () => (await engine.runs.get(runId)).status === 'waiting')
    },
    tell: (event, payload = {}) => tell(store, event, payload),
    finished: () => untilFinished(engine),
  }
}

async function saveWorkflow(store: Store, steps: WorkflowDocument['steps']): Promise<string> {
  const id = randomUUID()
  const document = { name: `Test ${id}`, trigger: { on: 'byHand', with: {} }, steps }
  await store.pool.query('insert into workflow (id, name, version) values ($1, $2, 1)', [id, document.name])
  await store.pool.query(
    'insert into workflow_version (workflow_id, version, document, source) values ($1, 1, $2, $3)',
    [id, JSON.stringify(document), ''],
  )
  return id
}

async function tell({ pool }: Store, event: string, payload: Record<string, unknown>): Promise<void> {
  await pool.query(
    `insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record)
     values ($1, 'app-event', $2, 'created', '', $3, now(), $4)`,
    [firstTenant, event, randomUUID(), JSON.stringify(payload)],
  )
}

const patienceMs = 120_000

/** Where a test cuts connections, the one we ask over may be among them: then it is asked again. */
async function untilFinished(engine: Engine): Promise<void> {
  let last = {}
  const isFinished = async () => {
    const counts = await engine.runs.counts()
    last = counts
    return counts.queued + counts.running + counts.waiting === 0
  }
  await until('all runs to finish', isFinished, patienceMs).catch((cause: unknown) => {
    throw new Problem('bug', { what: `Not finished: ${JSON.stringify(last)}.`, fix: 'Look.', cause })
  })
}
