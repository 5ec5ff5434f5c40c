import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { type Asked, type Reply, startScriptedServer } from '../../test/support/scripted-server.ts'
import { Problem, type ProblemCode } from '../problems.ts'
import { createSalesforce, type SalesforceOptions } from './client.ts'
import type { CallReport, Session } from './salesforce.ts'

const expired: Reply = {
  status: 401,
  body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
}
const unavailable: Reply = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'busy' }] }

/** A client against a server that answers as told. `renewals` counts what the session source was asked. */
async function line(reply: (asked: Asked, n: number) => Reply | Promise<Reply>, more: Partial<SalesforceOptions> = {}) {
  let n = 0
  const server = await startScriptedServer((asked) => reply(asked, ++n))
  const counts = { renewals: 0 }
  const first: Session = { instanceUrl: server.url, accessToken: 'first' }
  const salesforce = createSalesforce({
    session: {
      current: async () => first,
      renew: async () => ({ ...first, accessToken: `renewed ${++counts.renewals}` }),
    },
    apiVersion: '66.0',
    clientName: 'Rainmaker',
    waits: { retryMs: 1, lockMs: 1 },
    ...more,
  })
  return { server, salesforce, counts, [Symbol.asyncDispose]: () => server.close() }
}

const refusesWith = (code: ProblemCode) => (thrown: unknown) => {
  assert.ok(thrown instanceof Problem)
  assert.equal(thrown.code, code)
  return true
}

test('a call carries the session, our name and the version', async () => {
  await using open = await line(() => ({ body: {} }))
  await open.salesforce.call({ method: 'GET', path: '/limits' })
  const [asked] = open.server.asked
  assert.equal(asked?.path, '/services/data/v66.0/limits')
  assert.equal(asked?.headers['authorization'], 'Bearer first')
  assert.equal(asked?.headers['sforce-call-options'], 'client=Rainmaker')
  assert.equal(asked?.headers['accept-encoding'], 'gzip')
})

test('an expired session is renewed once and the call repeated once', async () => {
  await using open = await line((asked) => (asked.headers['authorization'] === 'Bearer first' ? expired : { body: {} }))
  await open.salesforce.call({ method: 'POST', path: '/sobjects/Lead', body: { LastName: 'A' } })
  assert.deepEqual([open.counts.renewals, open.server.asked.length], [1, 2])
})

test('a renewed session that is refused again does not loop', async () => {
  await using open = await line(() => expired)
  await assert.rejects(open.salesforce.call({ method: 'GET', path: '/limits' }), (thrown) => {
    assert.ok(thrown instanceof Problem)
    return thrown.code === 'session-expired' && thrown.then === 'wait-for-connection'
  })
  assert.deepEqual([open.counts.renewals, open.server.asked.length], [1, 2])
})

test('a read is repeated after 503 and after a cut connection', async () => {
  await using open = await line(
    (_asked, n) => ([unavailable, 'cut', { body: { fine: true } }] as const)[n - 1] ?? 'cut',
  )
  const { body } = await open.salesforce.call({ method: 'GET', path: '/limits' })
  assert.deepEqual([body, open.server.asked.length], [{ fine: true }, 3])
})

test('whoever repeats by himself is told at once, and still gets a new session', async () => {
  await using open = await line((_asked, n) => (n === 1 ? expired : unavailable))
  const salesforce = open.salesforce.with({ kind: 'step', once: true })
  await assert.rejects(salesforce.call({ method: 'GET', path: '/limits' }), refusesWith('org-unavailable'))
  assert.deepEqual([open.counts.renewals, open.server.asked.length], [1, 2])
})

test('a read gives up after four tries', async () => {
  await using open = await line(() => unavailable)
  await assert.rejects(open.salesforce.call({ method: 'GET', path: '/limits' }), refusesWith('org-unavailable'))
  assert.equal(open.server.asked.length, 4)
})

for (const [name, reply] of [['cut off', 'cut'] as const, ['answered 503', unavailable] as const]) {
  test(`a write that is ${name} is not repeated: nobody knows whether it happened`, async () => {
    await using open = await line(() => reply)
    await assert.rejects(open.salesforce.create([{ object: 'Lead', fields: {} }]).then(throwFirst), (thrown) => {
      assert.ok(thrown instanceof Problem)
      return thrown.code === 'answer-lost' && thrown.then === 'look-first'
    })
    assert.equal(open.server.asked.length, 1)
  })
}

function throwFirst(results: { ok: boolean; problem?: Problem }[]): never {
  throw results[0]?.problem
}

test('a write that was surely not applied is repeated', async () => {
  const busy: Reply = {
    status: 403,
    body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentPerOrgLongTxn Limit exceeded.' }],
  }
  await using open = await line((_asked, n) => (n === 1 ? busy : { status: 201, body: { id: '1' } }))
  const { status } = await open.salesforce.call({ method: 'POST', path: '/sobjects/Lead', body: {} })
  assert.deepEqual([status, open.server.asked.length], [201, 2])
})

test('a refused connection is org-unreachable also for a write', async () => {
  const open = await line(() => 'cut')
  await open.server.close()
  await assert.rejects(open.salesforce.call({ method: 'POST', path: '/sobjects/Lead' }), refusesWith('org-unreachable'))
})

test('a used-up allowance is told at once', async () => {
  const used: Reply = {
    status: 403,
    body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
  }
  await using open = await line(() => used)
  await assert.rejects(open.salesforce.call({ method: 'GET', path: '/limits' }), refusesWith('limit-reached'))
  assert.equal(open.server.asked.length, 1)
})

test('every HTTP call is reported and metered', async () => {
  const reports: CallReport[] = []
  const headers = { 'sforce-limit-info': 'api-usage=17/15000', date: 'Fri, 21 Nov 2026 12:00:00 GMT' }
  await using open = await line((_asked, n) => (n === 1 ? { ...unavailable, headers } : { headers, body: {} }), {
    onCall: (report) => reports.push(report),
  })
  const meter = { calls: 0 }
  await open.salesforce.with({ kind: 'poll' }, meter).call({ method: 'GET', path: '/limits' })
  assert.equal(meter.calls, 2)
  assert.deepEqual(
    reports.map(({ status, purpose }) => [status, purpose.kind]),
    [
      [503, 'poll'],
      [200, 'poll'],
    ],
  )
  assert.deepEqual(reports[1]?.usage, { used: 17, limit: 15000 })
  assert.equal(reports[1]?.orgTime, Date.UTC(2026, 10, 21, 12))
})

test('gzip is unpacked, bytes stay bytes', async () => {
  await using open = await line(
    (asked): Reply =>
      asked.path.endsWith('/VersionData')
        ? { headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array([1, 2, 3]) }
        : { headers: { 'content-encoding': 'gzip' }, body: gzipSync('{"zipped":true}') },
  )
  assert.deepEqual((await open.salesforce.call({ method: 'GET', path: '/limits' })).body, { zipped: true })
  const file = await open.salesforce.call({ method: 'GET', path: '/sobjects/ContentVersion/068/VersionData' })
  assert.deepEqual(file.body, new Uint8Array([1, 2, 3]))
})

test('at most twenty calls run in one org at the same time', async () => {
  let now = 0
  let most = 0
  const full = Promise.withResolvers<void>()
  await using open = await line(async () => {
    most = Math.max(most, ++now)
    if (now === 20) full.resolve()
    await full.promise
    // Room for a call too many to come.
    await setTimeout(20)
    now -= 1
    return { body: {} }
  })
  await Promise.all(Array.from({ length: 90 }, () => open.salesforce.call({ method: 'GET', path: '/limits' })))
  assert.equal(open.server.asked.length, 90)
  assert.equal(most, 20)
})
