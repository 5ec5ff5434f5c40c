/** What is kept comes back as it came, in whichever form its type has in a package; custom metadata can be asked. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { openSoap } from '../soap/testing/open-soap.ts'
import { metadataFile, packageZip } from './testing/package-zip.ts'

const resource = metadataFile(
  'StaticResource',
  '<cacheControl>Public</cacheControl><contentType>text/css</contentType>',
)
const folder = metadataFile('EmailFolder', '<accessType>Public</accessType><name>Letters</name>')
const letter = metadataFile(
  'EmailTemplate',
  '<available>true</available><encodingKey>UTF-8</encodingKey><name>Hello</name><style>none</style><subject>Hi</subject><type>text</type>',
)
const labels = metadataFile(
  'CustomLabels',
  '<labels><fullName>Yes</fullName><language>en_US</language><protected>false</protected><shortDescription>Yes</shortDescription><value>Yes</value></labels>',
)
const files = {
  'lwc/hello/hello.js': 'export default class {}',
  'lwc/hello/hello.js-meta.xml': metadataFile('LightningComponentBundle', '<isExposed>true</isExposed>'),
  'staticresources/Look.resource': 'a { b: c }',
  'staticresources/Look.resource-meta.xml': resource,
  'email/Letters-meta.xml': folder,
  'email/Letters/Hello.email': 'Dear you',
  'email/Letters/Hello.email-meta.xml': letter,
  'labels/CustomLabels.labels': labels,
}
const types = {
  LightningComponentBundle: ['hello'],
  StaticResource: ['Look'],
  EmailTemplate: ['Letters', 'Letters/Hello'],
  CustomLabels: ['CustomLabels'],
}

test('bundles, contents, folders and labels come back as they came', async (t) => {
  const { conn, query, soap } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const done = await conn.metadata.deploy(packageZip(types, files), { rollbackOnError: true } as never).complete(true)
  assert.deepEqual([done.status, done.numberComponentsDeployed], ['Succeeded', 6], JSON.stringify(done.details))
  const asked = `<checkStatus><asyncProcessId>${done.id}</asyncProcessId></checkStatus>`
  const { text } = await soap(asked, undefined, 'm/60.0')
  assert.match(text, new RegExp(`<result><done>true</done><id>${done.id}</id><state>Completed</state></result>`))
  const wanted = Object.entries(types).map(([name, members]) => ({ name, members }))
  const unpackaged = { types: wanted, version: '60.0' }
  const { zipFile, messages } = await conn.metadata.retrieve({ apiVersion: '60.0', unpackaged } as never).complete()
  assert.deepEqual([messages ?? []].flat(), [])
  const { 'unpackaged/package.xml': _, ...given } = unzipSync(Buffer.from(zipFile, 'base64'))
  const flat = (text: string) => text.replace(/>\s+</g, '><').trim()
  const came = Object.entries(given).map(([path, bytes]) => [path.slice('unpackaged/'.length), flat(strFromU8(bytes))])
  assert.deepEqual(Object.fromEntries(came), Object.fromEntries(Object.entries(files).map(([p, x]) => [p, flat(x)])))

  assert.partialDeepStrictEqual(await query('SELECT Name, BodyLength FROM StaticResource'), [{ Name: 'Look' }])
  assert.partialDeepStrictEqual(await query('SELECT Subject, Body, Folder.Name FROM EmailTemplate'), [
    { Subject: 'Hi', Body: 'Dear you', Folder: { Name: 'Letters' } },
  ])
  const listed = await conn.metadata.list([{ type: 'EmailTemplate', folder: 'Letters' }, { type: 'CustomLabel' }])
  assert.deepEqual(listed.map(({ fullName }) => fullName).sort(), ['Letters/Hello', 'Yes'])
  await assert.rejects(conn.metadata.list({ type: 'Network' }), /Cannot use: Network in this organization/)
})

const tier = metadataFile(
  'CustomObject',
  `<label>Tier</label><pluralLabel>Tiers</pluralLabel>
   <fields><fullName>Rate__c</fullName><label>Rate</label><type>Number</type><precision>5</precision><scale>2</scale></fields>
   <fields><fullName>Next__c</fullName><label>Next</label><type>MetadataRelationship</type><referenceTo>Tier__mdt</referenceTo></fields>`,
)
const record = (label: string, rate: string, next: string) =>
  metadataFile(
    'CustomMetadata',
    `<label>${label}</label><protected>false</protected><values><field>Rate__c</field><value>${rate}</value></values>${next && `<values><field>Next__c</field><value>${next}</value></values>`}`,
  )

test('custom metadata are rows that lead to each other, and come back with their types', async (t) => {
  const { conn, call, query } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const zip = packageZip(
    { CustomObject: ['Tier__mdt'], CustomMetadata: ['Tier.Bronze', 'Tier.Silver'] },
    {
      'objects/Tier__mdt.object': tier,
      'customMetadata/Tier.Bronze.md': record('Bronze', '1.5', 'Silver'),
      'customMetadata/Tier.Silver.md': record('Silver', '2', ''),
    },
  )
  const done = await conn.metadata.deploy(zip, { rollbackOnError: true } as never).complete(true)
  assert.equal(done.status, 'Succeeded', JSON.stringify(done.details))
  const asked = 'SELECT MasterLabel, Rate__c, Next__r.DeveloperName FROM Tier__mdt ORDER BY Rate__c'
  assert.partialDeepStrictEqual(await query(asked), [
    { MasterLabel: 'Bronze', Rate__c: 1.5, Next__r: { DeveloperName: 'Silver' } },
    { MasterLabel: 'Silver', Rate__c: 2, Next__r: null },
  ])
  assert.notEqual((await call('POST', '/sobjects/Tier__mdt', { DeveloperName: 'Gold' })).status, 201)
  const unpackaged = { types: [{ name: 'CustomMetadata', members: ['Tier.Bronze'] }], version: '60.0' }
  const { zipFile } = await conn.metadata.retrieve({ apiVersion: '60.0', unpackaged } as never).complete()
  const text = strFromU8(
    unzipSync(Buffer.from(zipFile, 'base64'))['unpackaged/customMetadata/Tier.Bronze.md'] ?? new Uint8Array(),
  )
  assert.match(text, /xmlns:xsd=[\s\S]*<value xsi:type="xsd:double">1.5<\/value>/)
})
