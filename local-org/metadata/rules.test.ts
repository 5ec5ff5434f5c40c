/** Rules that come by metadata and work: owners are given, duplicates told, workflow rules act. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from '../soap/testing/open-soap.ts'
import { metadataFile, packageZip } from './testing/package-zip.ts'

const queue = metadataFile('Queue', '<name>Web</name><queueSobject><sobjectType>Case</sobjectType></queueSobject>')
const assignment = metadataFile(
  'AssignmentRules',
  `<assignmentRule><fullName>Standard</fullName><active>true</active>
   <ruleEntry><assignedTo>Web</assignedTo><assignedToType>Queue</assignedToType>
   <criteriaItems><field>Case.Origin</field><operation>equals</operation><value>Web,Email</value></criteriaItems></ruleEntry></assignmentRule>`,
)
const matching = metadataFile(
  'MatchingRules',
  `<matchingRules><fullName>Named</fullName><label>Named</label><ruleStatus>Active</ruleStatus>
   <matchingRuleItems><blankValueBehavior>NullNotAllowed</blankValueBehavior><fieldName>Name</fieldName><matchingMethod>Exact</matchingMethod></matchingRuleItems></matchingRules>`,
)
const duplicate = metadataFile(
  'DuplicateRule',
  `<masterLabel>Twice</masterLabel><actionOnInsert>Block</actionOnInsert><alertText>Twice</alertText><isActive>true</isActive>
   <duplicateRuleMatchRules><matchRuleSObjectType>Account</matchRuleSObjectType><matchingRule>Named</matchingRule></duplicateRuleMatchRules>`,
)

test('assignment and duplicate rules work', async (t) => {
  const { conn, call, query } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const zip = packageZip(
    {
      Queue: ['Web'],
      AssignmentRules: ['Case'],
      MatchingRules: ['Account'],
      DuplicateRule: ['Account.Twice'],
    },
    {
      'queues/Web.queue': queue,
      'assignmentRules/Case.assignmentRules': assignment,
      'matchingRules/Account.matchingRule': matching,
      'duplicateRules/Account.Twice.duplicateRule': duplicate,
    },
  )
  const done = await conn.metadata.deploy(zip, { rollbackOnError: true } as never).complete(true)
  assert.equal(done.status, 'Succeeded', JSON.stringify(done.details))
  await call('POST', '/sobjects/Case', { Subject: 'From the web', Origin: 'Email' })
  await call('POST', '/sobjects/Case', { Subject: 'By telephone', Origin: 'Phone' })
  const owners = (await query('SELECT Owner.Name FROM Case ORDER BY Subject')) as { Owner: { Name: string } }[]
  assert.deepEqual(
    owners.map(({ Owner }) => Owner.Name === 'Web'),
    [false, true],
  )
  assert.equal((await call('POST', '/sobjects/Account', { Name: 'Once' })).status, 201)
  assert.match(JSON.stringify((await call('POST', '/sobjects/Account', { Name: 'once' })).body), /DUPLICATES_DETECTED/)
})

test('duplicate rules nobody deployed are listed, read, rows, and go on working when they are put back', async (t) => {
  const { conn, call, query, control } = await openSoap(t)
  const rule = { name: 'Same_Name', object: 'Account', active: true, action: 'block', message: 'Twice' }
  await control.rules({ duplicateRules: [{ ...rule, matchFields: ['Name'] }] })
  const fullName = 'Account.Same_Name'
  const [listed] = await conn.metadata.list({ type: 'DuplicateRule' })
  assert.equal(listed?.fullName, fullName)
  assert.partialDeepStrictEqual(await query('SELECT Id, DeveloperName, IsActive FROM DuplicateRule'), [
    { Id: listed.id, DeveloperName: 'Same_Name', IsActive: true },
  ])
  const read = await conn.metadata.read('DuplicateRule', fullName)
  assert.partialDeepStrictEqual(read, { actionOnInsert: 'Block', alertText: 'Twice' })
  await conn.metadata.update('DuplicateRule', { ...read, alertText: 'Again' } as never)
  await call('POST', '/sobjects/Account', { Name: 'Once' })
  assert.match(JSON.stringify((await call('POST', '/sobjects/Account', { Name: 'once' })).body), /Again/)
})
