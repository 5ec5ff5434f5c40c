import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { CrashPoint } from '../../src/engine/crash-points.ts'
import type { Store } from '../../src/store/index.ts'
import { type Lab, openLab } from '../support/engine-lab.ts'
import { type TinyOrg, tinyOrg } from '../support/engine-org.ts'
import { testStore } from '../support/store.ts'

const program = fileURLToPath(new URL('../support/engine-server.ts', import.meta.url))
const common = { onError: 'stop' as const }
const find = { ...common, id: 'found', action: 'findRow', with: { key: '{{ json.key }}' } }
const create = { ...common, id: 'made', action: 'createRow', with: { key: '{{ json.found.key }}' } }
const put = { ...common, id: 'put', action: 'upsertRow', with: { key: 'put-{{ json.key }}' } }
const steps = [find, { ...common, id: 'branch', if: 'json.found.id', then: [create] }, put]
const keys = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `k${at}` }))

interface Scene {
  store: Store & { url: string }
  org: TinyOrg
  lab: Lab
  /** A process with an engine; `crashAt` names the place where it ends itself. */
  server(crashAt?: string): Promise<ChildProcess>
}

/** The engine here starts no runs but only puts them in line: its database is asked, its crew never claims. */
async function setScene(t: TestContext): Promise<Scene> {
  const store = await testStore()
  const org = await tinyOrg()
  const children: ChildProcess[] = []
  t.after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await org.close()
  })
  const server = async (crashAt = '') => {
    const env = { ...process.env, DATABASE_URL: store.url, ORG_URL: org.url, RAINMAKER_CRASH_AT: crashAt }
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    return child
  }
  return { store, org, lab: openLab({ store, orgUrl: org.url, runsAtOnce: 0 }), server }
}

/** Runs no steps itself: it puts runs in line, watches, and takes over from the dead. */
async function startObserver(t: TestContext): Promise<Scene> {
  const scene = await setScene(t)
  await scene.lab.engine.start()
  t.after(() => scene.lab.engine.stop())
  return scene
}

/** Every create once, every upsert's row once. */
function assertOnce(org: TinyOrg, count: number): void {
  const expected = keys(count).flatMap(({ key }) => [key, `put-${key}`])
  assert.deepEqual(org.rows.map(({ key }) => key).sort(), expected.sort())
}

async function finishedSteps(store: Store): Promise<Set<string>> {
  const { rows } = await store.pool.query<{ path: string; input: { key: string } }>(
    "select path, input from step where status = 'succeeded' and kind = 'action'",
  )
  return new Set(rows.map(({ path, input }) => `${path} ${input.key}`))
}

const doors: Record<string, string> = { '/find': 'found', '/create': 'made', '/upsert': 'put' }
const asked = (org: TinyOrg, from: number) =>
  org.asked.slice(from).flatMap(({ path, keys }) => keys.map((key) => `${doors[path]} ${key}`))

const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

/** Looks often: a server is to be killed between its first calls. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await condition())) {
    assert.ok(Date.now() < end, 'what was waited for did not come')
    await sleep(5)
  }
}

describe('a server that is killed', () => {
  test('in the middle of 200 runs, four times: every run finishes, nothing finished is repeated, nothing is doubled', async (t) => {
    const { store, org, lab, server } = await startObserver(t)
    org.misbehave = () => sleep(15, 'none')
    const workflow = await lab.save(steps)
    let child = await server()
    const started = lab.start(workflow, keys(200))
    for (const requests of [1, 2, 1, 2]) {
      const since = org.asked.length
      await until(() => org.asked.length >= since + requests)
      child.kill('SIGKILL')
      await once(child, 'exit')
      const [done, from] = [await finishedSteps(store), org.asked.length]
      t.diagnostic(`killed after ${from} calls with ${done.size} steps finished`)
      child = await server()
      t.after(() => {
        const repeated = asked(org, from).filter((one) => done.has(one))
        assert.deepEqual(repeated, [])
      })
    }
    await started
    await lab.finished()
    assertOnce(org, 200)
    assert.equal((await lab.engine.runs.counts()).succeeded, 200)
  })

  test('leaves its runs to another server', async (t) => {
    const { org, lab, server } = await startObserver(t)
    const first = await server('after-send-before-record')
    await lab.start(await lab.save(steps), keys(20))
    await until(() => isOver(first))
    const began = Date.now()
    await server()
    await lab.finished()
    t.diagnostic(`all 20 runs finished ${Date.now() - began} ms after the other server began to start`)
    assertOnce(org, 20)
  })

  test('that stands still for long is taken over, and writes nothing when it wakes', async (t) => {
    const { store, org, lab, server } = await startObserver(t)
    const first = await server()
    org.misbehave = () => {
      // The first call is out: the server stands still, and its last sign of life is long ago.
      first.kill('SIGSTOP')
      return 'none'
    }
    const [id = ''] = await lab.start(await lab.save(steps), keys(1))
    await until(() => org.asked.length > 0)
    org.misbehave = () => 'none'
    await store.pool.query("update server set seen_at = now() - interval '1 hour' where id <> $1", [
      lab.engine.status().serverId,
    ])
    await until(async () => (await lab.engine.runs.get(id)).status === 'queued')
    await server()
    await lab.finished()
    const before = await lab.engine.runs.get(id)
    first.kill('SIGCONT')
    await sleep(500)
    assert.deepEqual(await lab.engine.runs.get(id), before)
    assertOnce(org, 1)
  })

  test('keeps its waits', async (t) => {
    const { lab, server } = await startObserver(t)
    const first = await server('after-finish')
    const pause = { ...common, id: 'pause', wait: { seconds: 1.5 } }
    const [id = ''] = await lab.start(await lab.save([pause, find]), keys(1))
    await until(() => isOver(first))
    assert.equal((await lab.engine.runs.get(id)).status, 'waiting')
    await server()
    await lab.finished()
    const [waited, found] = (await lab.engine.runs.get(id)).steps
    const ms = Date.parse(found?.startedAt ?? '') - Date.parse(waited?.startedAt ?? '')
    assert.ok(ms >= 1480, `${ms} ms`)
  })

  test('that is asked to stop lays its runs down within their step, and they go on elsewhere', async (t) => {
    const { org, lab, server } = await startObserver(t)
    org.misbehave = () => sleep(200, 'none')
    const first = await server()
    await lab.start(await lab.save(steps), keys(10))
    await until(() => org.asked.length > 0)
    first.kill('SIGTERM')
    const [code] = await once(first, 'exit')
    assert.equal(code, 0)
    assert.equal((await lab.engine.runs.counts()).running, 0)
    await server()
    await lab.finished()
    assertOnce(org, 10)
    assert.equal(asked(org, 0).length, 30)
  })
})

/** Where it matters most; RAINMAKER_CRASH_POINTS=all tries every place a run passes. */
const telling: CrashPoint[] = ['after-claim', 'after-intent-before-send', 'after-send-before-record', 'before-finish']
const others: CrashPoint[] = [
  'before-claim-commit',
  'before-first-step',
  'after-input-filled',
  'before-intent',
  'before-journal-commit',
  'after-journal-commit',
  'after-finish',
]
const points = process.env['RAINMAKER_CRASH_POINTS'] === 'all' ? [...telling, ...others] : telling

test('a crash at a named place loses nothing and doubles nothing', async (t) => {
  const { org, lab, server } = await startObserver(t)
  const workflow = await lab.save(steps)
  for (const point of points) {
    org.rows.length = 0
    const crashing = await server(point)
    await lab.start(workflow, keys(8))
    await until(() => isOver(crashing))
    const next = await server()
    await lab.finished()
    assertOnce(org, 8)
    next.kill('SIGKILL')
    t.diagnostic(`${point}: held`)
  }
})
