/** GET /limits moves with what the org holds and with the hours. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

type Limits = Record<string, { Max: number; Remaining: number; CreateCustom?: { Remaining: number } }>

test('storage is what is stored, and every name has a maximum and a rest', async (t) => {
  const { call, control, create } = await openOrg(t)
  const read = async () => (await call('GET', '/limits')).body as Limits
  const before = await read()
  for (const [name, limit] of Object.entries(before)) assert.ok(limit.Remaining <= limit.Max, name)
  await control.generate('Account', 1024, { Name: 'Company {n}' })
  const VersionData = Buffer.alloc(2 * 1024 * 1024).toString('base64')
  await create('ContentVersion', { Title: 'Large', PathOnClient: 'large.bin', VersionData })
  await create('PermissionSet', { Name: 'Mine', Label: 'Mine' })
  await control.post('/objects', { name: 'Told__e', label: 'Told' })
  await create('Told__e', {})
  const after = await read()
  assert.equal(after['HourlyPublishedPlatformEvents']!.Max - after['HourlyPublishedPlatformEvents']!.Remaining, 1)
  assert.equal(before['DataStorageMB']!.Remaining - after['DataStorageMB']!.Remaining, 2)
  assert.equal(before['FileStorageMB']!.Remaining - after['FileStorageMB']!.Remaining, 2)
  assert.equal(before['PermissionSets']!.CreateCustom!.Remaining - after['PermissionSets']!.CreateCustom!.Remaining, 1)
  assert.ok(after['DailyApiRequests']!.Remaining < before['DailyApiRequests']!.Remaining)
})

test('records are counted of objects that ever had one', async (t) => {
  const { call, create } = await openOrg(t)
  const counts = async () => (await call('GET', '/limits/recordCount?sObjects=Contact,Nobody')).body
  assert.deepEqual(await counts(), { sObjects: [] })
  const id = await create('Contact', { LastName: 'Only' })
  assert.deepEqual(await counts(), { sObjects: [{ count: 1, name: 'Contact' }] })
  await call('DELETE', `/sobjects/Contact/${id}`)
  assert.deepEqual(await counts(), { sObjects: [{ count: 0, name: 'Contact' }] })
  const { status, body } = await call('GET', '/limits/recordCount')
  assert.equal(status, 200)
  assert.ok((body as { sObjects: unknown[] }).sObjects.length > 10, 'all objects, where none is named')
})
