/** Our Salesforce client beside jsforce, on one local org. `node bench/client.ts [--full] [--json] [--only part]` */
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
const org = await startOrg()
let contact = ''

/** One task by one client, in a process of its own: its processor time and memory are the client's. */
async function run(client: string, task: Pick<Task, 'name' | 'count'>): Promise<Outcome> {
  await org.control.forgetCalls()
  const child = fork(worker, [client, JSON.stringify({ ...task, id: contact, url: org.url, token: org.accessToken })])
  const exit = once(child, 'exit')
  const [outcome] = (await Promise.race([once(child, 'message'), exit])) as [Outcome]
  await exit
  if (typeof outcome !== 'object') throw new Error(`${client} did not finish ${task.name}`)
  const { apiCalls } = await org.control.callTotals({ client })
  return { ...outcome, apiCalls: apiCalls - warmUpReads }
}

/** Both clients in turns, so that a busy machine troubles both; medians. */
async function compare(title: string, task: Pick<Task, 'name' | 'count'>, times: number): Promise<Figure[]> {
  const ours: Outcome[] = []
  const theirs: Outcome[] = []
  for (let n = 0; n < times; n += 1) {
    ours.push(await run('rainmaker', task))
    theirs.push(await run('jsforce', task))
  }
  const figure = (what: string, unit: string, read: (outcome: Outcome) => number): Figure => {
    const [value, jsforce] = [median(ours.map(read)), median(theirs.map(read))]
    return { name: `${title}: ${what}`, value, unit, beside: { jsforce } }
  }
  return [
    figure('processor', 'ms', ({ cpuMs }) => cpuMs),
    figure('time', 'ms', ({ ms }) => ms),
    figure('API calls', '', ({ apiCalls }) => apiCalls),
    figure('peak memory', 'MB', ({ peakMb }) => peakMb),
  ]
}

const [requests, upserted, queried] = options.full ? [5000, 10_000, 200_000] : [1000, 2000, 20_000]
const bulk = options.full ? 1_000_000 : 80_000
const times = options.full ? 3 : 1

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
    {
      name: 'requests',
      run: () => compare(`${requests} single reads`, { name: 'reads', count: requests }, times),
    },
    { name: 'upsert', run: () => compare(`upsert of ${upserted}`, { name: 'upsert', count: upserted }, times) },
    { name: 'query', run: () => compare(`query of ${queried}`, { name: 'query', count: queried }, times) },
    {
      name: 'bulk query',
      async run() {
        await addContacts(org.control, bulk - size.contacts)
        return compare(`bulk query of ${bulk}`, { name: 'bulkQuery', count: bulk }, options.full ? 1 : times)
      },
    },
  ])
} finally {
  await org.stop()
}
