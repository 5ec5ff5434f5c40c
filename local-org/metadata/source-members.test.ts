/** Source tracking: off in a new org, and on once its setting says so. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from '../soap/testing/open-soap.ts'
import { metadataFile, packageZip } from './testing/package-zip.ts'

test('an org that tracks its source tells what changed, and in what order', async (t) => {
  const { conn, call } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const members = async () => {
    const soql =
      'SELECT MemberName, MemberType, IsNameObsolete, RevisionCounter FROM SourceMember ORDER BY RevisionCounter'
    return call('GET', `/tooling/query?${new URLSearchParams({ q: soql })}`)
  }
  assert.equal((await members()).status, 400)
  const setting = metadataFile(
    'SourceTrackingSettings',
    '<enableSourceTrackingSandboxes>true</enableSourceTrackingSandboxes>',
  )
  const zip = packageZip({ Settings: ['SourceTracking'] }, { 'settings/SourceTracking.settings': setting })
  await conn.metadata.deploy(zip, {} as never).complete()
  const read = await conn.metadata.read('SourceTrackingSettings' as never, ['SourceTracking'])
  assert.partialDeepStrictEqual(read, [{ fullName: 'SourceTracking', enableSourceTrackingSandboxes: true }])
  const label = { fullName: 'Fly', label: 'Fly' }
  await conn.metadata.create('CustomPermission', label as never)
  await conn.metadata.delete('CustomPermission', 'Fly')
  await conn.metadata.create('CustomPermission', { ...label, fullName: 'Swim' } as never)
  const { body } = await members()
  const { records } = body as { records: Record<string, unknown>[] }
  assert.partialDeepStrictEqual(records, [
    { MemberName: 'Fly', MemberType: 'CustomPermission', IsNameObsolete: true, RevisionCounter: 2 },
    { MemberName: 'Swim', IsNameObsolete: false, RevisionCounter: 3 },
  ])
  const nameField = { type: 'Text', label: 'Name' }
  const box = { fullName: 'Box__c', label: 'Box', pluralLabel: 'Boxes', nameField, sharingModel: 'ReadWrite' }
  await conn.metadata.create('CustomObject', { ...box, deploymentStatus: 'Deployed' } as never)
  const { records: names } = (await members()).body as { records: Record<string, unknown>[] }
  assert.deepEqual(
    names.slice(2).map((name) => name['MemberName']),
    ['Box__c', 'Admin'],
    'the profile that now tells of it changed too',
  )
})
