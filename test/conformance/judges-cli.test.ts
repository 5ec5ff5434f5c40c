/** Salesforce's own command line as a judge of the local org: log in, rows, bulk, describes, and a project there and back. */

import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { startLocalOrg } from '../../local-org/index.ts'
import { needs } from './judges/installed.ts'
import { cliModule, salesforceCli } from './judges/salesforce-cli.ts'

const metadata = 'xmlns="http://soap.sforce.com/2006/04/metadata"'
const source = 'force-app/main/default'

/** A project with an object, a field and a class. */
const project = {
  'sfdx-project.json': '{"packageDirectories":[{"path":"force-app","default":true}],"sourceApiVersion":"60.0"}',
  [`${source}/objects/Thing__c/Thing__c.object-meta.xml`]: `<CustomObject ${metadata}><label>Thing</label><pluralLabel>Things</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel></CustomObject>`,
  [`${source}/objects/Thing__c/fields/Size__c.field-meta.xml`]: `<CustomField ${metadata}><fullName>Size__c</fullName><label>Size</label><type>Text</type><length>20</length></CustomField>`,
  [`${source}/classes/Hello.cls`]: 'public class Hello {}',
  [`${source}/classes/Hello.cls-meta.xml`]: `<ApexClass ${metadata}><apiVersion>60.0</apiVersion><status>Active</status></ApexClass>`,
}

/** A dozen commands, each of which takes seconds where two processors are shared. */
const timeout = 450_000

test('sf: log in, rows, bulk, describes, a project deployed and retrieved', {
  timeout,
  ...needs(cliModule),
}, async (t) => {
  const org = await startLocalOrg({ seed: 'demo' })
  t.after(() => org.close())
  const { folder, sf } = await salesforceCli(t, org)
  assert.partialDeepStrictEqual(await sf('org', 'display'), { username: org.username, id: org.orgId })

  const { id } = await sf('data', 'create', 'record', '-s', 'Account', '-v', "Name='Judge & Co' NumberOfEmployees=12")
  await sf('data', 'update', 'record', '-s', 'Account', '-i', String(id), '-v', 'Phone=123')
  const row = await sf('data', 'get', 'record', '-s', 'Account', '-w', "Name='Judge & Co'")
  assert.partialDeepStrictEqual(row, { Id: id, Phone: '123', NumberOfEmployees: 12 })
  const children = await sf('data', 'query', '-q', 'SELECT Id, (SELECT LastName FROM Contacts) FROM Account LIMIT 2')
  assert.deepEqual([children['totalSize'], children['done']], [2, true])
  assert.partialDeepStrictEqual(await sf('data', 'query', '-q', 'SELECT Nope FROM Account'), { name: 'INVALID_FIELD' })

  await writeFile(join(folder, 'rows.csv'), 'Name,External_Id__c\nA,J1\nB,J2\n')
  const bulk = ['-s', 'Account', '-f', 'rows.csv', '-i', 'External_Id__c', '-w', '2']
  assert.partialDeepStrictEqual(await sf('data', 'upsert', 'bulk', ...bulk), {
    jobInfo: { state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 0 },
  })

  for (const [path, text] of Object.entries(project)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  assert.partialDeepStrictEqual(await sf('project', 'deploy', 'start'), { status: 'Succeeded', success: true })
  const described = await sf('sobject', 'describe', '-s', 'Thing__c')
  assert.match(JSON.stringify(described['fields']), /"name":"Size__c"/)
  await writeFile(join(folder, source, 'classes/Hello.cls'), 'public class Changed {}')
  await sf('project', 'retrieve', 'start', '-m', 'ApexClass:Hello', '--ignore-conflicts')
  assert.equal(await readFile(join(folder, source, 'classes/Hello.cls'), 'utf8'), 'public class Hello {}')
})
