/** The Tooling API over SOAP: its own names for what is asked, its own objects, its own results. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from './testing/open-soap.ts'

test('queries and describes see what set-up knows as rows; Apex is refused as code that does not compile', async (t) => {
  const { soap, session } = await openSoap(t)
  const tooling = async (body: string) => (await soap(body, session, 'T/60.0')).text
  const queryString = "SELECT QualifiedApiName, DurableId FROM EntityDefinition WHERE QualifiedApiName = 'Account'"
  const found = await tooling(`<query><queryString>${queryString}</queryString></query>`)
  assert.match(found, /xmlns="urn:tooling\.soap\.sforce\.com".*xmlns:sf="urn:sobject\.tooling\.soap\.sforce\.com"/)
  assert.match(found, /<sf:DurableId>Account<\/sf:DurableId><sf:QualifiedApiName>Account</)
  assert.match(found, /<size>1<\/size><totalSize>1<\/totalSize><\/result>/)
  assert.match(
    await tooling('<describeSObject><type>EntityDefinition</type></describeSObject>'),
    /<name>EntityDefinition</,
  )
  assert.match(await tooling('<executeAnonymous><String>x;</String></executeAnonymous>'), /<compiled>false<\/compiled>/)
})
