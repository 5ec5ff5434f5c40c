/** Components as rows of the Tooling API: made by their Metadata or source, read back with it, changed, taken away. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../../testing/open-org.ts'

test('a field, a rule and a class are made, read, changed and taken away', async (t) => {
  const { call } = await openOrg(t)
  const rows = async (soql: string) => {
    const { body } = await call('GET', `/tooling/query?q=${encodeURIComponent(soql)}`)
    return (body as { records: Record<string, unknown>[] }).records
  }
  const field = { FullName: 'Account.Tool__c', Metadata: { label: 'Tool', type: 'Text', length: 20 } }
  const made = await call('POST', '/tooling/sobjects/CustomField', field)
  assert.equal(made.status, 201)
  const [read] = await rows("SELECT Id, FullName, Metadata FROM CustomField WHERE DeveloperName = 'Tool'")
  assert.partialDeepStrictEqual(read, { FullName: 'Account.Tool__c', Metadata: { label: 'Tool', length: 20 } })
  assert.equal((await call('POST', '/tooling/sobjects/CustomField', field)).status, 400)

  const rule = { active: true, errorConditionFormula: 'ISBLANK(Tool__c)', errorMessage: 'Which tool?' }
  await call('POST', '/tooling/sobjects/ValidationRule', { FullName: 'Account.Tooled', Metadata: rule })
  assert.equal((await call('POST', '/sobjects/Account', { Name: 'A' })).status, 400)
  const [{ Id: ruleId } = {}] = await rows('SELECT Id FROM ValidationRule')
  const address = `/tooling/sobjects/ValidationRule/${ruleId}`
  assert.equal((await call('PATCH', address, { Metadata: { active: false } })).status, 204)
  assert.equal((await call('POST', '/sobjects/Account', { Name: 'A' })).status, 201)
  assert.equal((await call('DELETE', address)).status, 204)
  assert.deepEqual(await rows('SELECT Id FROM ValidationRule'), [])

  await call('POST', '/tooling/sobjects/ApexClass', { Body: 'public class Sum {}' })
  assert.partialDeepStrictEqual(await rows('SELECT Name, Body FROM ApexClass'), [
    { Name: 'Sum', Body: 'public class Sum {}' },
  ])
  const told = await rows('SELECT FullName, Metadata, SymbolTable FROM ApexClass')
  assert.partialDeepStrictEqual(told, [{ FullName: 'Sum', Metadata: { status: 'Active' }, SymbolTable: null }])
  assert.equal((await call('GET', '/query?q=SELECT+SymbolTable+FROM+ApexClass')).status, 400)
  assert.partialDeepStrictEqual(await rows('SELECT SiteName FROM RemoteProxy'), [{ SiteName: 'ApexDevNet' }])
})

test('working copies of a container are saved together', async (t) => {
  const { call } = await openOrg(t)
  const create = async (object: string, values: object) => {
    const { status, body } = await call('POST', `/tooling/sobjects/${object}`, values)
    assert.equal(status, 201, JSON.stringify(body))
    return (body as { id: string }).id
  }
  const ContentEntityId = await create('ApexClass', { Body: 'public class Sum {}' })
  const MetadataContainerId = await create('MetadataContainer', { Name: 'Work' })
  await create('ApexClassMember', { MetadataContainerId, ContentEntityId, Body: 'public class Sum { /* new */ }' })
  const id = await create('ContainerAsyncRequest', { MetadataContainerId, IsCheckOnly: false })
  const { body } = await call('GET', `/tooling/sobjects/ContainerAsyncRequest/${id}`)
  assert.partialDeepStrictEqual(body, {
    State: 'Completed',
    ErrorMsg: null,
    DeployDetails: {
      componentFailures: [],
      componentSuccesses: [{ fileName: 'classes/Sum.cls', id: ContentEntityId }],
    },
  })
  const saved = await call('GET', `/tooling/sobjects/ApexClass/${ContentEntityId}`)
  assert.partialDeepStrictEqual(saved.body, { Name: 'Sum', Body: 'public class Sum { /* new */ }' })
})

test('record types go by their object there, and there alone', async (t) => {
  const { call, create } = await openOrg(t)
  await create('RecordType', { Name: 'Old', DeveloperName: 'Old', SobjectType: 'Account' })
  const { body } = await call('GET', '/tooling/query?q=SELECT+SobjectType,+FullName+FROM+RecordType')
  assert.partialDeepStrictEqual(body, { records: [{ SobjectType: 'Account', FullName: 'Account.Old' }] })
  assert.equal((await call('GET', '/query?q=SELECT+FullName+FROM+RecordType')).status, 400)
})

test('settings are rows with their switches', async (t) => {
  const { call } = await openOrg(t)
  const asked =
    'SELECT IsEnhancedNotesEnabled, IsTasksOnEnhancedNotesEnabled, FullName, Metadata FROM EnhancedNotesSettings'
  const { body } = await call('GET', `/tooling/query?${new URLSearchParams({ q: asked })}`)
  const notes = { IsEnhancedNotesEnabled: true, IsTasksOnEnhancedNotesEnabled: false, FullName: 'EnhancedNotes' }
  assert.partialDeepStrictEqual(body, { size: 1, records: [{ ...notes, Metadata: { enableEnhancedNotes: true } }] })
})

test('which version of a flow runs is changed by its definition', async (t) => {
  const { call } = await openOrg(t)
  const start = { locationX: 0, locationY: 0 }
  const Metadata = { label: 'Tell', processType: 'AutoLaunchedFlow', status: 'Draft', apiVersion: 60, start }
  assert.equal((await call('POST', '/tooling/sobjects/Flow', { FullName: 'Tell', Metadata })).status, 201)
  const asked = 'SELECT Id, FullName, ActiveVersion.VersionNumber, LatestVersion.VersionNumber FROM FlowDefinition'
  const read = async () => {
    const { body } = await call('GET', `/tooling/query?${new URLSearchParams({ q: asked })}`)
    return (body as { records: [{ Id: string }] }).records[0]
  }
  const before = await read()
  assert.partialDeepStrictEqual(before, { FullName: 'Tell', ActiveVersion: null, LatestVersion: { VersionNumber: 1 } })
  const on = { Metadata: { activeVersionNumber: 1 } }
  assert.equal((await call('PATCH', `/tooling/sobjects/FlowDefinition/${before.Id}`, on)).status, 204)
  assert.partialDeepStrictEqual(await read(), { ActiveVersion: { VersionNumber: 1 } })
})
