/** Packages deployed and retrieved, by SOAP and REST. */

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { strFromU8, unzipSync } from 'fflate'
import { openSoap } from '../soap/testing/open-soap.ts'
import { metadataFile, packageZip } from './testing/package-zip.ts'

const box = metadataFile(
  'CustomObject',
  `<label>Box</label><pluralLabel>Boxes</pluralLabel><nameField><label>Box Name</label><type>Text</type></nameField>
   <sharingModel>Private</sharingModel><deploymentStatus>Deployed</deploymentStatus>
   <fields><fullName>Lid__c</fullName><label>Lid</label><type>Checkbox</type><defaultValue>true</defaultValue></fields>
   <fields><fullName>Sum__c</fullName><label>Sum</label><type>Currency</type><precision>18</precision><scale>2</scale></fields>
   <validationRules><fullName>Shut</fullName><active>true</active><errorConditionFormula>NOT(Lid__c)</errorConditionFormula><errorMessage>Shut it</errorMessage></validationRules>`,
)
const boxes = { CustomObject: ['Box__c'] }

const isUnderWay = (reply: unknown) => (reply as { deployResult: { done: boolean } }).deployResult.done === false

test('a package is deployed, checked and retrieved as it was', async (t) => {
  const { conn, call } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const zip = packageZip(boxes, { 'objects/Box__c.object': box }, 'My Package/')
  const checked = await conn.metadata.deploy(zip, { checkOnly: true } as never).complete()
  assert.deepEqual([checked.success, checked.checkOnly], [true, true])
  assert.equal((await call('GET', '/sobjects/Box__c/describe')).status, 404, 'a check changes nothing')

  const done = await conn.metadata.deploy(zip, { rollbackOnError: true } as never).complete(true)
  assert.deepEqual([done.status, done.numberComponentsDeployed, done.numberComponentErrors], ['Succeeded', 4, 0])
  const successes = done.details?.componentSuccesses as { fullName: string; fileName: string; created: unknown }[]
  assert.partialDeepStrictEqual(
    successes.find(({ fullName }) => fullName === 'Box__c.Lid__c'),
    { fileName: 'My Package/objects/Box__c.object', created: true },
  )
  const again = await conn.metadata.deploy(zip, { rollbackOnError: true } as never).complete(true)
  const told = again.details?.componentSuccesses ?? []
  const changes = told.filter(({ changed, componentType }) => changed && componentType !== '')
  assert.deepEqual(changes, [], 'the same once more changes nothing')
  const looked = await conn.metadata.deploy(zip, { checkOnly: true } as never).complete(true)
  const seen = (looked.details?.componentSuccesses ?? []).filter(({ componentType }) => componentType !== '')
  assert.deepEqual([seen.length, seen.filter(({ changed }) => changed)], [4, []], 'and so tells who only looks')
  assert.partialDeepStrictEqual((await call('POST', '/sobjects/Box__c', { Name: 'A', Lid__c: false })).body, [
    { message: 'Shut it' },
  ])

  const types = [
    { name: 'CustomObject', members: ['Box__c', 'Nope__c'] },
    { name: 'ApexClass', members: ['*'] },
  ]
  const retrieved = await conn.metadata
    .retrieve({ apiVersion: '60.0', unpackaged: { types, version: '60.0' } } as never)
    .complete()
  const files = unzipSync(Buffer.from(retrieved.zipFile, 'base64'))
  assert.deepEqual(Object.keys(files).sort(), ['unpackaged/objects/Box__c.object', 'unpackaged/package.xml'])
  assert.match(
    strFromU8(files['unpackaged/package.xml'] ?? new Uint8Array()),
    /<members>Box__c<\/members>\n {8}<name>CustomObject</,
  )
  const absent = await conn.metadata.retrieve({ apiVersion: '60.0', packageNames: ['Nope'] } as never).complete()
  assert.partialDeepStrictEqual(absent, {
    status: 'Failed',
    success: false,
    errorMessage: "INVALID_CROSS_REFERENCE_KEY: No package named 'Nope' found",
  })
  const text = strFromU8(files['unpackaged/objects/Box__c.object'] ?? new Uint8Array())
  assert.match(text, /<fields>\n {8}<fullName>Lid__c<\/fullName>\n {8}<defaultValue>true/)
  assert.match(JSON.stringify(retrieved.messages), /named 'Nope__c' cannot be found/)
})

test('one refused component keeps all from being deployed, unless partial success is fine', async (t) => {
  const { conn, call } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const types = { ...boxes, Network: ['Runner'], CustomField: ['Account.Gone__c'] }
  const zip = packageZip(types, { 'objects/Box__c.object': box, 'classes/Runner.cls': 'class Runner {}' })
  const failed = await conn.metadata.deploy(zip, { rollbackOnError: true } as never).complete(true)
  assert.deepEqual([failed.success, failed.status, failed.numberComponentErrors], [false, 'Failed', 2])
  const problems = JSON.stringify(failed.details?.componentFailures)
  assert.match(problems, /Not available for deploy for this organization/)
  assert.match(problems, /'Account.Gone__c' of type CustomField was named in package.xml, but was not found/)
  assert.equal((await call('GET', '/sobjects/Box__c/describe')).status, 404)
  const partial = await conn.metadata.deploy(zip, { rollbackOnError: false } as never).complete(true)
  assert.deepEqual([partial.status, partial.numberComponentsDeployed], ['SucceededPartial', 4])
  assert.equal((await call('GET', '/sobjects/Box__c/describe')).status, 200)
  await assert.rejects(conn.metadata.checkDeployStatus('0Af000000000000AAA'), /INVALID_CROSS_REFERENCE_KEY/)
  const noZip = await conn.metadata.deploy(Buffer.from('no zip'), {} as never).complete()
  assert.partialDeepStrictEqual(noZip, { success: false, errorMessage: 'The ZipFile is not a valid zip file.' })
})

test('by REST, and a validation deployed later', async (t) => {
  const { conn, call, query } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const zip = packageZip(boxes, { 'objects/Box__c.object-meta.xml': box })
  const validated = await conn.metadata.deployRest(zip, { checkOnly: true } as never).complete()
  assert.equal(validated.success, true)
  const id = await conn.metadata.deployRecentValidation({ id: validated.id, rest: true })
  assert.notEqual(id, validated.id)
  const address = `/metadata/deployRequest/${id}?includeDetails=true`
  let { body } = await call('GET', address)
  for (; isUnderWay(body); { body } = await call('GET', address)) await wait(20)
  assert.partialDeepStrictEqual(body, {
    id,
    validatedDeployRequestId: validated.id,
    deployResult: {
      done: true,
      success: true,
      errorMessage: null,
      details: { componentFailures: [], allComponentMessages: [{ forPackageManifestFile: true, lineNumber: null }] },
    },
  })
  assert.deepEqual(await query('SELECT Id FROM Box__c'), [])
  assert.equal((await call('GET', '/metadata/deployRequest/0Af000000000000AAA')).status, 404)
})

test('a flow sends an outbound message when a record is saved that meets its conditions', async (t) => {
  const { conn, create } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const received: string[] = []
  const receiver = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request) text += piece
    received.push(text)
    response.end('<Ack>true</Ack>')
  })
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  t.after(() => receiver.close())
  const endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const workflow = metadataFile(
    'Workflow',
    `<outboundMessages><fullName>Tell</fullName><apiVersion>60.0</apiVersion><endpointUrl>${endpoint}</endpointUrl><fields>Id</fields><fields>Name</fields><includeSessionId>false</includeSessionId><name>Tell</name><protected>false</protected></outboundMessages>`,
  )
  const flow = (status: string) =>
    metadataFile(
      'Flow',
      `<label>Tell</label><status>${status}</status><processType>AutoLaunchedFlow</processType>
       <actionCalls><name>Send</name><label>Send</label><actionName>Account.Tell</actionName><actionType>outboundMessage</actionType></actionCalls>
       <start><connector><targetReference>Send</targetReference></connector><filterLogic>and</filterLogic>
         <filters><field>Name</field><operator>StartsWith</operator><value><stringValue>Ac</stringValue></value></filters>
         <object>Account</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordAfterSave</triggerType></start>`,
    )
  const types = { Workflow: ['Account'], Flow: ['Tell_Accounts'] }
  const deploy = (status: string) =>
    conn.metadata
      .deploy(packageZip(types, { 'workflows/Account.workflow': workflow, 'flows/Tell_Accounts.flow': flow(status) }), {
        rollbackOnError: true,
      } as never)
      .complete(true)
  assert.deepEqual((await deploy('Active')).details?.componentFailures, [])
  await create('Account', { Name: 'Beta' })
  await create('Account', { Name: 'Acme' })
  while (received.length === 0) await new Promise((later) => setTimeout(later, 20))
  assert.match(received.join(), /<sf:Name>Acme<\/sf:Name>/)
  assert.doesNotMatch(received.join(), /Beta/)
  await deploy('Draft')
  await create('Account', { Name: 'Acorn' })
  while (received.length === 1) await new Promise((later) => setTimeout(later, 20))
  assert.match(received.join(), /Acorn/, 'the same with another status is no new version')

  const definition = metadataFile('FlowDefinition', '<activeVersionNumber>0</activeVersionNumber>')
  const remove = (type: string, member: string, also = {}) => {
    const gone = metadataFile('Package', `<types><members>${member}</members><name>${type}</name></types>`)
    const files = { 'flowDefinitions/Tell_Accounts.flowDefinition': definition, 'destructiveChangesPost.xml': gone }
    return conn.metadata.deploy(packageZip(also, files), { rollbackOnError: true } as never).complete(true)
  }
  const refusals = async (type: string, member: string) =>
    JSON.stringify((await remove(type, member)).details?.componentFailures)
  assert.match(await refusals('Flow', 'Tell_Accounts'), /insufficient access rights on cross-reference id/)
  assert.match(await refusals('Flow', 'Tell_Accounts-1'), /insufficient access rights/, 'it runs')
  assert.match(await refusals('WorkflowOutboundMessage', 'Account.Tell'), /referenced elsewhere/)
  const view =
    "SELECT VersionNumber, Status, FlowDefinitionView.ApiName FROM FlowVersionView WHERE FlowDefinitionView.ApiName = 'Tell_Accounts'"
  assert.partialDeepStrictEqual((await conn.query(view)).records, [
    { VersionNumber: 1, Status: 'Active', FlowDefinitionView: { ApiName: 'Tell_Accounts' } },
  ])
  const { records } = await conn.tooling.query(
    "SELECT VersionNumber, Status FROM Flow WHERE Definition.DeveloperName = 'Tell_Accounts'",
  )
  assert.deepEqual(
    records.map(({ VersionNumber, Status }) => [VersionNumber, Status]),
    [[1, 'Active']],
  )
  const off = await remove('Flow', 'Tell_Accounts-1', { FlowDefinition: ['Tell_Accounts'] })
  assert.deepEqual(off.details?.componentFailures, [])
  assert.equal((await remove('WorkflowOutboundMessage', 'Account.Tell')).success, true)
  assert.deepEqual(await conn.metadata.list({ type: 'Flow' }), [])
})

test('Apex is kept with its rows and given back, never run', async (t) => {
  const { conn, query } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const said = metadataFile('ApexClass', '<apiVersion>60.0</apiVersion><status>Active</status>')
  const source = 'public class Sum { /* adds */ public Integer of(Integer a, Integer b) { return a + b; } }'
  const trigger = 'trigger Watch on Account (before insert, after update) {}'
  const files = {
    'classes/Sum.cls': source,
    'classes/Sum.cls-meta.xml': said,
    'triggers/Watch.trigger': trigger,
    'triggers/Watch.trigger-meta.xml': said.replaceAll('ApexClass', 'ApexTrigger'),
  }
  const zip = packageZip({ ApexClass: ['*'], ApexTrigger: ['Watch'] }, files)
  const done = await conn.metadata.deploy(zip, { rollbackOnError: true } as never).complete(true)
  assert.deepEqual([done.status, done.numberComponentsDeployed], ['Succeeded', 2])
  assert.partialDeepStrictEqual(await query('SELECT Name, ApiVersion, Status, Body FROM ApexClass'), [
    { Name: 'Sum', ApiVersion: 60, Status: 'Active', Body: source },
  ])
  const usage = 'UsageBeforeInsert, UsageAfterInsert, UsageAfterUpdate'
  assert.partialDeepStrictEqual(await query(`SELECT TableEnumOrId, ${usage} FROM ApexTrigger`), [
    { TableEnumOrId: 'Account', UsageBeforeInsert: true, UsageAfterInsert: false, UsageAfterUpdate: true },
  ])
  const unpackaged = { types: [{ name: 'ApexClass', members: ['*'] }], version: '60.0' }
  const { zipFile } = await conn.metadata.retrieve({ apiVersion: '60.0', unpackaged } as never).complete()
  const given = unzipSync(Buffer.from(zipFile, 'base64'))
  assert.equal(strFromU8(given['unpackaged/classes/Sum.cls'] ?? new Uint8Array()), source)
  assert.match(strFromU8(given['unpackaged/classes/Sum.cls-meta.xml'] ?? new Uint8Array()), /<status>Active</)
  const alone = packageZip({ ApexClass: ['Lost'] }, { 'classes/Lost.cls': source })
  assert.equal((await conn.metadata.deploy(alone, { rollbackOnError: true } as never).complete()).success, false)
  const [gone] = [await conn.metadata.delete('ApexClass', ['Sum'])].flat()
  assert.equal(gone?.success, true)
  assert.deepEqual(await query('SELECT Id FROM ApexClass'), [])
})
