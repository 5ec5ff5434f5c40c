/** Business processes narrow what record types offer. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from '../soap/testing/open-soap.ts'
import { metadataFile, packageZip } from './testing/package-zip.ts'

const opportunity = metadataFile(
  'CustomObject',
  `<businessProcesses><fullName>Quick</fullName><isActive>true</isActive>
     <values><fullName>Prospecting</fullName><default>false</default></values><values><fullName>Closed Won</fullName><default>false</default></values></businessProcesses>
   <recordTypes><fullName>Fast</fullName><active>true</active><businessProcess>Quick</businessProcess><label>Fast</label></recordTypes>`,
)

test('a record type offers the stages of its business process', async (t) => {
  const { conn, call, query } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const named = { BusinessProcess: ['Opportunity.Quick'], RecordType: ['Opportunity.Fast'] }
  const zip = packageZip(named, { 'objects/Opportunity.object': opportunity })
  const done = await conn.metadata.deploy(zip, { rollbackOnError: true } as never).complete(true)
  assert.equal(done.status, 'Succeeded', JSON.stringify(done.details))
  const [type] = await query("SELECT Id FROM RecordType WHERE DeveloperName = 'Fast'")
  const { body } = await call('GET', `/ui-api/object-info/Opportunity/picklist-values/${type?.['Id']}/StageName`)
  const { values } = body as { values: { value: string }[] }
  assert.deepEqual(
    values.map(({ value }) => value),
    ['Prospecting', 'Closed Won'],
  )
})
