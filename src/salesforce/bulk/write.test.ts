import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, type Reply, startScriptedServer } from '../../../test/support/scripted-server.ts'
import { createSalesforce } from '../client.ts'
import type { RowResult } from '../records.ts'

interface Job {
  state: string
  lines: string[]
  done: string[]
  errorMessage?: string
}

/** An org whose jobs end as the test says: it is given the job's number, from 0, and the job with its lines. */
async function org(end: (job: Job, number: number) => void) {
  const jobs: Job[] = []
  const doors: Record<string, (job: Job, asked: Asked) => Reply> = {
    'put batches': (job, { body }) => {
      job.lines = String(body).trim().split('\n').slice(1)
      return { status: 201 }
    },
    'patch job': (job) => {
      end(job, jobs.indexOf(job))
      return { body: shown(job) }
    },
    'get job': (job) => ({ body: shown(job) }),
    'get successfulResults': ({ done }) => ({
      headers: { 'content-type': 'text/csv' },
      // In an order of its own, as Salesforce may.
      body: ['sf__Id,sf__Created,LastName', ...done.map((line) => `id-${line},true,${line}`).reverse()].join('\n'),
    }),
  }
  const shown = (job: Job) => ({
    id: String(jobs.indexOf(job)),
    object: 'Contact',
    state: job.state,
    numberRecordsProcessed: job.done.length,
    errorMessage: job.errorMessage,
  })
  const server = await startScriptedServer((asked) => {
    const [, number, what = 'job'] = /\/jobs\/ingest(?:\/(\d+))?(?:\/(\w+))?/.exec(asked.path) ?? []
    if (number === undefined) jobs.push({ state: 'Open', lines: [], done: [] })
    const job = jobs[Number(number ?? jobs.length - 1)]
    const door = doors[`${asked.method.toLowerCase()} ${what}`]
    if (!job) return { status: 404 }
    return door ? door(job, asked) : { body: shown(job) }
  })
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const salesforce = createSalesforce({
    session: { current: async () => session, renew: async () => session },
    apiVersion: '66.0',
    clientName: 'Rainmaker',
    waits: { retryMs: 1, jobMs: 1 },
  })
  async function write(names: string[]): Promise<RowResult[]> {
    const results: RowResult[] = []
    const rows = names.map((LastName) => ({ LastName }))
    for await (const { index, result } of salesforce.bulkWrite({ object: 'Contact', operation: 'create', rows })) {
      results[index] = result
    }
    return results
  }
  return { jobs, write, server, salesforce, [Symbol.asyncDispose]: () => server.close() }
}

const names = ['A', 'B', 'C', 'D', 'E']
const short = (results: RowResult[]) => results.map((result) => (result.ok ? result.id : result.problem.code))

test('a job that fails on the way is followed by one for its rest', async () => {
  await using open = await org((job) => {
    job.state = job.lines.length > 2 ? 'Failed' : 'JobComplete'
    job.done = job.lines.slice(0, 2)
  })
  const results = await open.write(names)
  assert.deepEqual(short(results), ['id-A', 'id-B', 'id-C', 'id-D', 'id-E'])
  assert.deepEqual(
    open.jobs.map(({ lines }) => lines),
    [['A', 'B', 'C', 'D', 'E'], ['C', 'D', 'E'], ['E']],
  )
})

test('a job that fails without a single row is not repeated', async () => {
  await using open = await org((job) => Object.assign(job, { state: 'Failed', errorMessage: 'InvalidBatch : nothing' }))
  const [first, ...others] = await open.write(names)
  assert.ok(first?.ok === false)
  assert.match(first.problem.message, /did not get to this row: bulk job 0 failed: InvalidBatch : nothing\./)
  assert.equal(others.length, 4)
  assert.equal(open.jobs.length, 1)
})

test('a job that a person stopped keeps what it did and is not begun anew', async () => {
  await using open = await org((job) => Object.assign(job, { state: 'Aborted', done: ['B'] }))
  const results = await open.write(names)
  assert.deepEqual(short(results), ['org-refused', 'id-B', 'org-refused', 'org-refused', 'org-refused'])
  assert.equal(open.jobs.length, 1)
})

test('a complete job that is silent about a row leaves it in doubt', async () => {
  await using open = await org((job) => Object.assign(job, { state: 'JobComplete', done: ['A', 'C', 'D', 'E'] }))
  assert.deepEqual(short(await open.write(names)), ['id-A', 'answer-lost', 'id-C', 'id-D', 'id-E'])
})
