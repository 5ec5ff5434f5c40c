/** jsforce, as it comes, on its everyday paths. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { openOrg } from '../testing/open-org.ts'

async function connect(t: Parameters<typeof openOrg>[0], options: Parameters<typeof openOrg>[1] = {}) {
  const opened = await openOrg(t, options)
  const { url, accessToken } = opened.org
  return { ...opened, conn: new Connection({ instanceUrl: url, accessToken, version: '60.0' }) }
}

test('describe, create, retrieve, update, upsert, delete', async (t) => {
  const { conn } = await connect(t)
  const accounts = conn.sobject('Account')
  assert.ok((await accounts.describe()).fields.some(({ name }) => name === 'BillingAddress'))
  const created = await accounts.create({ Name: 'Acme', NumberOfEmployees: '12', BillingCity: 'Bonn' })
  const id = created.id ?? ''
  const row = await accounts.retrieve(id)
  assert.deepEqual([row['Name'], row['NumberOfEmployees'], row['BillingAddress'].city], ['Acme', 12, 'Bonn'])
  await accounts.update({ Id: id, Name: 'Acme 2' })
  assert.equal((await accounts.retrieve(id))['Name'], 'Acme 2')

  const contacts = conn.sobject('Contact')
  const first = await contacts.upsert({ LastName: 'Zed', Email: 'zed@example.com' }, 'Email')
  const second = await contacts.upsert({ FirstName: 'Zoe', Email: 'zed@example.com' }, 'Email')
  assert.equal(first.id, second.id)

  await accounts.delete(id)
  await assert.rejects(accounts.retrieve(id), { errorCode: 'NOT_FOUND' })
  await assert.rejects(accounts.create({}), { errorCode: 'REQUIRED_FIELD_MISSING' })
})

test('query with autoFetch walks all pages', async (t) => {
  const { conn, control } = await connect(t)
  await control.generate('Account', 4500, { Name: 'Company {n}' })
  const first = await conn.query('SELECT Id FROM Account')
  assert.deepEqual([first.totalSize, first.records.length, first.done], [4500, 2000, false])
  assert.match(first.nextRecordsUrl ?? '', /\/services\/data\/v60\.0\/query\/0r8\w{15}-2000$/)
  const seen = new Set<string>()
  await new Promise<void>((resolve, reject) => {
    conn
      .query('SELECT Id FROM Account')
      .on('record', (record: { Id: string }) => seen.add(record.Id))
      .on('end', () => resolve())
      .on('error', reject)
      .run({ autoFetch: true, maxFetch: 10_000 })
  })
  assert.equal(seen.size, 4500)
})

test('collections: partial success, allOrNone, upsert, retrieve with a missing row', async (t) => {
  const { conn } = await connect(t)
  const accounts = conn.sobject('Account')
  const mixed = await accounts.create([{ Name: 'A' }, { Site: 'nowhere' }])
  assert.deepEqual(
    mixed.map(({ success }) => success),
    [true, false],
  )
  const all = await accounts.create([{ Name: 'B' }, { Site: 'nowhere' }], { allOrNone: true })
  assert.partialDeepStrictEqual(all[0]?.errors[0], { statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' })
  assert.equal((await conn.query("SELECT Id FROM Account WHERE Name = 'B'")).totalSize, 0)
  const id = mixed[0]?.id ?? ''
  const rows = await accounts.retrieve([id, '001000000000000AAA'])
  assert.deepEqual([rows[0]?.['Name'], rows[1]], ['A', null])
  const upserted = await conn.sobject('Contact').upsert(
    [
      { LastName: 'One', Email: 'one@example.com' },
      { LastName: 'Two', Email: 'two@example.com' },
    ],
    'Email',
  )
  assert.deepEqual(
    upserted.map(({ success }) => success),
    [true, true],
  )
})

test('an expired token is renewed through the OAuth refresh', async (t) => {
  const { org, control } = await openOrg(t)
  const conn = new Connection({
    oauth2: { loginUrl: org.loginUrl, clientId: org.clientId, clientSecret: org.clientSecret, redirectUri: org.url },
    instanceUrl: org.url,
    accessToken: org.accessToken,
    refreshToken: org.refreshToken,
  })
  await control.expireTokens()
  assert.equal((await conn.query('SELECT Id FROM User')).done, true)
  assert.notEqual(conn.accessToken, org.accessToken)
  assert.equal((await conn.identity()).username, org.username)
})
