/** Our Salesforce client beside jsforce, on one local org. `node bench/client.ts [--full] [--json] [--only part]` */
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Outcome, type Task, warmUpReads } from './client/task.ts'
import { addContacts, fill, large, small } from './support/data.ts'
import { median } from './support/measure.ts'
import { startOrg } from './support/org.ts'
import { type Figure, readOptions, report } from './support/report.ts'

const worker = fileURLToPath(new URL('./client/worker.ts', import.meta.url))
const options = readOptions()
const size = options.full ? large : small
const [requests, upserted, queried] = options.full ? [5000, 10_000, 200_000] : [1000, 2000, 20_000]
const million = options.full ? 1_000_000 : 80_000
const times = options.full ? 3 : 1

type Wish = Pick<Task, 'name' | 'count'>

const org = await startOrg()
let contact = ''

/** One task by one client, in a process of its own: its processor time and memory are the client's. */
async function run(client: string, wish: Wish): Promise<Outcome> {
  await org.control.forgetCalls()
  const task: Task = { ...wish, id: contact, url: org.url, token: org.accessToken }
  const child = fork(worker, [client, JSON.stringify(task)])
  const exit = once(child, 'exit')
  const [outcome] = (await Promise.race([once(child, 'message'), exit])) as [Outcome]
  await exit
  assert.equal(typeof outcome, 'object', `${client} was to finish ${task.name}`)
  const { apiCalls } = await org.control.callTotals({ client })
  return { ...outcome, apiCalls: apiCalls - warmUpReads }
}

/** The clients in turns, so that a busy machine troubles all of them; medians. */
async function compare(title: string, wish: Wish, others = ['jsforce']): Promise<Figure[]> {
  const ours: Outcome[] = []
  const theirs = new Map<string, Outcome[]>(others.map((other) => [other, []]))
  for (let n = 0; n < times; n += 1) {
    ours.push(await run('rainmaker', wish))
    for (const [other, outcomes] of theirs) outcomes.push(await run(other, wish))
  }
  const figure = (what: string, unit: string, read: (outcome: Outcome) => number): Figure => {
    const beside = Object.fromEntries([...theirs].map(([other, outcomes]) => [other, median(outcomes.map(read))]))
    return { name: `${title}: ${what}`, value: median(ours.map(read)), unit, beside }
  }
  return [
    figure('processor', 'ms', ({ cpuMs }) => cpuMs),
    figure('time', 'ms', ({ ms }) => ms),
    figure('API calls', '', ({ apiCalls }) => apiCalls),
    figure('peak memory', 'MB', ({ peakMb }) => peakMb),
  ]
}

const beside = (title: string, name: Task['name'], count: number) => ({
  name: title,
  run: () => compare(`${title} of ${count.toLocaleString('en')}`, { name, count }),
})

try {
  await report('Client', options, [
    {
      name: 'fill',
      always: true,
      async run() {
        contact = (await fill(org.control, size)).contact
        return []
      },
    },
    beside('single reads', 'reads', requests),
    beside('upsert', 'upsert', upserted),
    beside('query', 'query', queried),
    beside('bulk query', 'bulkQuery', queried),
    {
      name: 'million',
      async run() {
        await addContacts(org.control, million - size.contacts)
        // jsforce 3.12 pours the pages of a large bulk query into one stream at the same time, which mixes them up.
        const wish = { count: million }
        return [
          ...(await compare(`bulk query of ${million.toLocaleString('en')}`, { name: 'bulkQuery', ...wish }, [])),
          ...(await compare('the same written back while it is read', { name: 'bulkUpdate', ...wish }, [])),
        ]
      },
    },
  ])
} finally {
  await org.stop()
}
