/** Bulk jobs in an org with a folder: they are there after a restart; lists are filtered and come in pages. */

import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type OpenOrg, openOrg } from '../../testing/open-org.ts'

interface Job {
  id: string
  state: string
  jobType: string
  errorMessage?: string
}

interface List {
  done: boolean
  records: Job[]
  nextRecordsUrl: string | null
}

async function load({ call }: OpenOrg, csv: string): Promise<Job> {
  const { id } = (await call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' })).body as Job
  await call('PUT', `/jobs/ingest/${id}/batches`, csv, { 'content-type': 'text/csv' })
  await call('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' })
  for (;;) {
    const job = (await call('GET', `/jobs/ingest/${id}`)).body as Job
    if (job.state !== 'UploadComplete' && job.state !== 'InProgress') return job
    await sleep(10)
  }
}

async function queried({ call }: OpenOrg, { id }: Job): Promise<void> {
  while (((await call('GET', `/jobs/query/${id}`)).body as Job).state !== 'JobComplete') await sleep(10)
}

/** Runs a query by Bulk API 1; answers where its result is. */
async function classicQuery({ call }: OpenOrg, soql: string): Promise<string> {
  const jobs = '/services/async/60.0/job'
  const wish = { object: 'Account', operation: 'query', contentType: 'CSV' }
  const { id } = (await call('POST', jobs, wish)).body as Job
  const batches = `${jobs}/${id}/batch`
  await call('POST', batches, soql, { 'content-type': 'text/csv' })
  for (;;) {
    const listed = String((await call('GET', batches)).body)
    const [batch] = /751\w{15}/.exec(listed) ?? []
    const results = String((await call('GET', `${batches}/${batch}/result`)).body)
    const [result] = /752\w{15}/.exec(results) ?? []
    if (result) return `${batches}/${batch}/result/${result}`
    await sleep(10)
  }
}

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'local-org-jobs-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  return path
}

test('jobs, their results and what was only opened outlive a restart, and a reset ends them', async (t) => {
  const dataDir = await folder(t)
  const first = await openOrg(t, { dataDir })
  const done = await load(first, 'Name\nAcme\n')
  const open = (await first.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' })).body as Job
  const wish = { operation: 'query', query: 'SELECT Name FROM Account' }
  const query = (await first.call('POST', '/jobs/query', wish)).body as Job
  await queried(first, query)
  const old = await classicQuery(first, 'SELECT Name FROM Account')
  await first.create('Account', { Name: 'Later' })
  await first.org.close()
  const second = await openOrg(t, { dataDir })
  assert.equal(((await second.call('GET', `/jobs/ingest/${open.id}`)).body as Job).state, 'Open')
  const results = await second.call('GET', `/jobs/ingest/${done.id}/successfulResults`)
  assert.match(String(results.body), /^"sf__Id","sf__Created",Name\n"001\w{15}","true","Acme"\n$/)
  assert.equal((await second.call('GET', `/jobs/query/${query.id}/results`)).body, '"Name"\n"Acme"\n')
  assert.equal((await second.call('GET', old)).body, '"Name"\n"Acme"\n')
  await second.control.reset()
  assert.equal((await second.call('GET', `/jobs/ingest/${done.id}`)).status, 404)
})

test('a query under way is worked off after the restart; a week later nobody knows the jobs', async (t) => {
  const dataDir = await folder(t)
  const first = await openOrg(t, { dataDir })
  await first.create('Account', { Name: 'Acme' })
  const query = (await first.call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Name FROM Account' }))
    .body as Job
  await queried(first, query)
  await first.org.close()
  const path = join(dataDir, 'bulk', `${query.id}.job.json`)
  const kept = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify({ ...kept, state: 'InProgress', pieces: [], bytes: 0 }))
  const second = await openOrg(t, { dataDir })
  await queried(second, query)
  assert.equal((await second.call('GET', `/jobs/query/${query.id}/results`)).body, '"Name"\n"Acme"\n')
  await second.control.advanceClock(7 * 24 * 3_600_000 + 1000)
  const fresh = await second.control.post<{ session: { accessToken: string } }>('/tokens', {
    userId: second.org.userId,
  })
  const headers = { authorization: `Bearer ${fresh.session.accessToken}` }
  assert.equal((await second.call('GET', `/jobs/query/${query.id}`, undefined, headers)).status, 404)
  assert.deepEqual(((await second.call('GET', '/jobs/query', undefined, headers)).body as List).records, [])
})

test('lists hold jobs of both APIs, filtered by type', async (t) => {
  const { call } = await openOrg(t)
  await call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' })
  const classic = { object: 'Contact', operation: 'insert', contentType: 'CSV' }
  await call('POST', '/services/async/60.0/job', classic)
  const types = async (filter: string) => {
    const { records } = (await call('GET', `/jobs/ingest${filter}`)).body as List
    return records.map(({ jobType }) => jobType).sort()
  }
  assert.deepEqual(await types(''), ['Classic', 'V2Ingest'])
  assert.deepEqual(await types('?jobType=Classic'), ['Classic'])
  assert.deepEqual(await types('?jobType=V2Ingest'), ['V2Ingest'])
  assert.deepEqual(await types('?isPkChunkingEnabled=true'), [])
  assert.equal((await call('GET', '/jobs/query?jobType=Nope')).status, 400)
})

test('lists come a thousand jobs at a time', async (t) => {
  const { call, org } = await openOrg(t)
  const headers = { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ object: 'Account', operation: 'insert' })
  for (let i = 0; i < 1001; i += 91) {
    const some = Array.from({ length: 91 }, () =>
      fetch(`${org.url}/services/data/v60.0/jobs/ingest`, { method: 'POST', headers, body }),
    )
    await Promise.all(some)
  }
  const first = (await call('GET', '/jobs/ingest')).body as List
  assert.deepEqual([first.records.length, first.done], [1000, false])
  const second = (await call('GET', first.nextRecordsUrl ?? '')).body as List
  assert.deepEqual([second.records.length, second.done, second.nextRecordsUrl], [1, true, null])
})
