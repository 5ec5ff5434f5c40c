/** Fault storms through the local org's control door: everything finishes, for at most a fifth more calls than without. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fleet, startFleet } from '../../bench/crash/fleet.ts'
import { type Ground, openGround } from '../../bench/crash/ground.ts'
import { type OrgProcess, startOrg } from '../../bench/support/org.ts'
import { connectDemo } from '../../src/cli/launch/connect.ts'

const source = `
name: Storm
trigger: { on: leadCreated }
steps:
  - id: found
    action: findLead
    with: { id: "{{ json.Id }}" }
  - id: mark
    action: updateLead
    with: { id: "{{ json.Id }}", title: "done by {{ json.run.id }}" }
`
/** RAINMAKER_STORM_LEADS=10000 for the figures. */
const many = Number(process.env['RAINMAKER_STORM_LEADS'] ?? 400)
/** Of few calls a single one more is a large share: so many are forgiven. */
const fewCalls = 20

let org: OrgProcess
let ground: Ground
let fleet: Fleet

before(async () => {
  ;[org, ground] = await Promise.all([startOrg('demo'), openGround()])
  fleet = startFleet(ground)
  await fleet.start()
  await connectDemo(fleet.client(), { ...org, pid: 0 })
  await fleet.client().send('POST', '/api/v1/workflows', { source, activate: true })
})
after(async () => {
  await fleet.stop()
  await org.stop()
  await ground.close()
})

const counts =
  "select count(*) filter (where status = 'succeeded') as good, count(*) as runs from run where record_id = any($1)"

/** Polling asks for what changed since; it goes on through storm and calm, and is counted elsewhere. */
function isPolling({ path, query }: { path: string; query: string }): boolean {
  const asked = decodeURIComponent(query.replaceAll('+', ' '))
  return /\/deleted/.test(path) || /(SystemModstamp|LastModifiedDate|CreatedDate) *>=/.test(asked)
}

interface Drain {
  /** Created while the workflow is paused; what is to go wrong is set up before it goes on. */
  leads: number
  storm?(ids: string[]): Promise<unknown>
  /** Done while the runs are under way. */
  meanwhile?(): Promise<unknown>
  withinMs?: number
}

/** Works the leads off; gives the calls that reached the org meanwhile, refused ones too, without those of polling. */
async function drain({ leads, storm, meanwhile, withinMs = 120_000 }: Drain): Promise<{ calls: number; ms: number }> {
  const client = fleet.client()
  await client.send('POST', '/api/v1/workflows/Storm/pause')
  const ids: string[] = []
  while (ids.length < leads) {
    const count = Math.min(1000, leads - ids.length)
    ids.push(...(await org.control.post<{ ids: string[] }>('/leads', { count })).ids)
  }
  const read = async () => (await ground.store.pool.query<{ good: number; runs: number }>(counts, [ids])).rows[0]
  const until = async (what: 'good' | 'runs') => {
    const end = Date.now() + withinMs
    for (let now = await read(); (now?.[what] ?? 0) < leads; now = await read()) {
      assert.ok(Date.now() < end, `${what}: ${JSON.stringify(now)} of ${leads}`)
      await sleep(50)
    }
  }
  await until('runs')
  await storm?.(ids)
  await org.control.forgetCalls()
  const began = Date.now()
  await client.send('POST', '/api/v1/workflows/Storm/resume')
  await meanwhile?.()
  await until('good')
  const ms = Date.now() - began
  await org.control.clearFaults()
  const all = await org.control.calls({ client: 'Rainmaker', limit: 50_000 })
  return { calls: all.filter((call) => !isPolling(call)).length, ms }
}

test('storms', async (t) => {
  const calm = await drain({ leads: many })
  const within = (storm: { calls: number; ms: number }, name: string) => {
    t.diagnostic(`${name}: ${storm.calls} calls in ${storm.ms} ms; without ${calm.calls} in ${calm.ms} ms`)
    assert.ok(storm.calls <= calm.calls * 1.2 + fewCalls, `${name}: ${storm.calls} calls, without ${calm.calls}`)
  }
  within(calm, 'calm')

  await t.test('503 to every call for 3 s', async () => {
    const storm = () => org.control.fault({ effect: 'unavailable', match: { client: 'Rainmaker' }, times: 0 })
    within(
      await drain({ leads: many, storm, meanwhile: () => sleep(3000).then(() => org.control.clearFaults()) }),
      '503',
    )
  })

  await t.test('every fifth row is locked once', async () => {
    const storm = (ids: string[]) =>
      org.control.post(
        '/faults',
        ids.filter((_, at) => at % 5 === 0).map((row) => ({ effect: 'lock', match: { row }, times: 1 })),
      )
    within(await drain({ leads: many, storm }), 'locks')
  })

  await t.test('the access token ends before every fifth call', async () => {
    const call = Array.from({ length: 40 }, (_, n) => 5 * n + 1)
    const storm = () => org.control.fault({ effect: 'expired-token', match: { client: 'Rainmaker', call } })
    within(await drain({ leads: many, storm }), 'tokens')
  })
})
