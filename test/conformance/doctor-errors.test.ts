/** The error table over the wire: the local org says each code, it becomes its Problem, and no page is stale. */
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { makeErrorDocs } from '../../scripts/docs-errors-make.ts'
import { asProblem, type Problem } from '../../src/problems.ts'
import { createSalesforce, refresh } from '../../src/salesforce/index.ts'
import { openPubSub } from '../../src/salesforce/pubsub/index.ts'
import { problemOf } from '../../src/salesforce/refusals/index.ts'
import {
  type KnownRefusal,
  knownOfBulk,
  knownOfEvents,
  knownOfRecords,
  knownOfSignIn,
  retryClasses,
} from '../../src/salesforce/refusals/known/index.ts'

let org: LocalOrg
let control: ControlClient
before(async () => {
  org = await startLocalOrg({ seed: 'empty' })
  control = new ControlClient(org.controlUrl)
})
after(() => org.close())

/** What the call ends with when the org answers this. */
async function told(path: string, status: number, body: unknown, call: () => Promise<unknown>): Promise<Problem> {
  await control.clearFaults()
  await control.fault({ match: { path }, times: 0, effect: 'answer', status, body })
  return call().then(
    () => assert.fail('the call went through'),
    (thrown: unknown) => asProblem(thrown),
  )
}

/** The Problem that came is the one of the table, of the class promised, with something to do and Salesforce's own words. */
function agrees([, retryClass, code, status, said, field]: KnownRefusal, came: Problem): void {
  const expected = problemOf({ errorCode: code, message: said, fields: field ? [field] : [], httpStatus: status }, {})
  assert.equal(came.code, expected.code, code)
  assert.ok(came.details.fix.length > 10, code)
  assert.equal(came.details.salesforce?.errorCode, code)
  assert.equal(came.details.salesforce?.message, said, code)
  // A renewed session that is refused again is no longer renewed.
  const thens: readonly string[] = retryClass === 'R1' ? ['wait-for-connection'] : retryClasses[retryClass].thens
  assert.ok(thens.includes(came.then), `${code}: ${came.then} is not of ${retryClass}`)
}

test('what the record and bulk doors say becomes the Problem of the table', async () => {
  const session = { instanceUrl: org.url, accessToken: org.accessToken }
  const salesforce = createSalesforce({
    session: { current: async () => session, renew: async () => session },
    apiVersion: '66.0',
    clientName: 'table',
    waits: { retryMs: 1, lockMs: 1, retryTries: 2, lockTries: 2 },
  })
  for (const known of [...knownOfRecords, ...knownOfBulk]) {
    const [, , errorCode, status, message, field] = known
    const body = errorCode.startsWith('HTTP_') ? '' : [{ errorCode, message, ...(field && { fields: [field] }) }]
    const call = () => salesforce.call({ method: 'GET', path: '/recent' })
    agrees(known, await told('/recent$', status, body, call))
  }
})

test('what the token door says becomes the Problem of the table', async () => {
  const app = { loginUrl: org.loginUrl, clientId: org.clientId, clientSecret: org.clientSecret }
  for (const known of knownOfSignIn) {
    const [, , error, status, error_description] = known
    const call = () => refresh(app, 'a refresh token')
    agrees(known, await told('/services/oauth2/token', status, { error, error_description }, call))
  }
})

test('what the event door says becomes the Problem of the table', async () => {
  const session = { instanceUrl: org.url, accessToken: org.accessToken }
  const pubsub = await openPubSub({
    address: { host: '127.0.0.1', port: org.pubsubPort, tls: false },
    session: { current: async () => session, renew: async () => session },
    orgId: org.orgId,
  })
  after(() => pubsub.close())
  // Those without a dot are states of the connection or of CometD, and gaps, which are events.
  for (const [, retryClass, code] of knownOfEvents.filter(([, , known]) => known.includes('.'))) {
    await control.post('/pubsub/faults', { method: 'Subscribe', code })
    const stream = await pubsub.changes('/data/ChangeEvents', null)
    const came = await stream.next().then(
      () => assert.fail(`${code}: the stream went on`),
      (thrown: unknown) => asProblem(thrown),
    )
    stream.close()
    const thens: readonly string[] = retryClasses[retryClass].thens
    assert.match(came.details.salesforce?.errorCode ?? '', new RegExp(`${code}$`))
    assert.ok(thens.includes(came.then), `${code}: ${came.then} is not of ${retryClass}`)
    assert.ok(came.details.fix.length > 10, code)
  }
})

test('docs/errors is what the table says', async () => {
  const folder = new URL('../../docs/errors/', import.meta.url)
  const made = makeErrorDocs()
  assert.deepEqual((await readdir(folder)).sort(), [...made.keys()].sort())
  for (const [path, text] of made) {
    assert.equal(await readFile(new URL(path, folder), 'utf8'), text, `${path} is stale: node scripts/docs-errors.ts`)
  }
})
