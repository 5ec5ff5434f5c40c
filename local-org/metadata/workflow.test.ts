/** Workflow rules that come by metadata run when records are saved. */

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openSoap } from '../soap/testing/open-soap.ts'
import type { OpenOrg } from '../testing/open-org.ts'
import { metadataFile, packageZip } from './testing/package-zip.ts'

const fieldUpdate = (name: string, rest: string) =>
  `<fieldUpdates><fullName>${name}</fullName><name>${name}</name>${rest}</fieldUpdates>`

const rule = (name: string, triggerType: string, criteria: string, actions: Record<string, string>, active = true) =>
  `<rules><fullName>${name}</fullName>${Object.entries(actions)
    .map(([action, type]) => `<actions><name>${action}</name><type>${type}</type></actions>`)
    .join('')}<active>${active}</active>${criteria}<triggerType>${triggerType}</triggerType></rules>`

const item = (field: string, operation: string, value: string) =>
  `<criteriaItems><field>Account.${field}</field><operation>${operation}</operation><value>${value}</value></criteriaItems>`

const parts = [
  '<outboundMessages><fullName>Tell</fullName><name>Tell</name><endpointUrl>http://127.0.0.1:9/</endpointUrl><fields>Id</fields></outboundMessages>',
  '<tasks><fullName>Call</fullName><subject>Call them</subject><priority>High</priority><status>Not Started</status><assignedToType>owner</assignedToType><dueDateOffset>0</dueDateOffset></tasks>',
  '<alerts><fullName>Mail</fullName><description>Mail</description><ccEmails>cc@x.example</ccEmails><recipients><type>owner</type></recipients><template>unfiled$public/T</template></alerts>',
  fieldUpdate('Warm', '<field>Rating</field><literalValue>Warm</literalValue><operation>Literal</operation>'),
  fieldUpdate('Better', '<field>Rating</field><operation>PreviousValue</operation>'),
  fieldUpdate('No_Site', '<field>Site</field><operation>Null</operation>'),
  fieldUpdate(
    'Number',
    '<field>AccountNumber</field><formula>"N-" &amp; TEXT(NumberOfEmployees)</formula><operation>Formula</operation><reevaluateOnChange>true</reevaluateOnChange>',
  ),
  fieldUpdate(
    'Parent',
    '<field>Description</field><formula>"has " &amp; Name</formula><operation>Formula</operation><targetObject>ParentId</targetObject>',
  ),
  rule('Large', 'onCreateOrTriggeringUpdate', item('NumberOfEmployees', 'greaterThan', '100'), {
    Number: 'FieldUpdate',
    Call: 'Task',
    Mail: 'Alert',
    Tell: 'OutboundMessage',
  }),
  rule('Numbered', 'onAllChanges', item('AccountNumber', 'equals', 'N-200,N-300'), { Warm: 'FieldUpdate' }),
  rule('Born', 'onCreateOnly', '<formula>NOT(ISBLANK(Site))</formula>', { No_Site: 'FieldUpdate' }),
  rule('Moved', 'onAllChanges', '<formula>ISCHANGED(Phone)</formula>', { Better: 'FieldUpdate' }),
  rule('Child', 'onAllChanges', '<formula>NOT(ISBLANK(ParentId))</formula>', { Parent: 'FieldUpdate' }),
  rule('Asleep', 'onAllChanges', '<formula>TRUE</formula>', { No_Site: 'FieldUpdate' }, false),
]

const deployment = (rules: string[]) =>
  packageZip({ Workflow: ['Account'] }, { 'workflows/Account.workflow': metadataFile('Workflow', rules.join('')) })

async function withRules(t: TestContext) {
  const soap = await openSoap(t)
  soap.conn.metadata.pollInterval = 10
  const done = await soap.conn.metadata.deploy(deployment(parts), { rollbackOnError: true } as never).complete(true)
  assert.equal(done.status, 'Succeeded', JSON.stringify(done.details))
  const account = async (id: string) =>
    (await soap.call('GET', `/sobjects/Account/${id}`)).body as Record<string, unknown>
  const make = async (values: object) =>
    ((await soap.call('POST', '/sobjects/Account', values)).body as { id: string }).id
  return { ...soap, account, make }
}

async function template(create: OpenOrg['create'], FolderId: string) {
  const kind = { TemplateType: 'text', TemplateStyle: 'none', Encoding: 'UTF-8', IsActive: true }
  const words = { Subject: '{!Account.Name} is large', Body: 'Look.' }
  await create('EmailTemplate', { Name: 'T', DeveloperName: 'T', FolderId, ...kind, ...words })
}

test('criteria, field updates, tasks, outbound messages and email alerts of workflow rules', async (t) => {
  const { call, create, org, query, account, make, control } = await withRules(t)
  await template(create, org.orgId)
  const id = await make({ Name: 'Large', NumberOfEmployees: 200, Site: 'North' })
  assert.partialDeepStrictEqual(await account(id), { AccountNumber: 'N-200', Rating: 'Warm', Site: null })
  const tasks = await query(`SELECT Subject, Priority, Owner.Name FROM Task WHERE WhatId = '${id}'`)
  assert.partialDeepStrictEqual(tasks, [{ Subject: 'Call them', Priority: 'High' }])
  const queue = await control.get<{ notifications: object[] }[]>('/outbound-messages/queue')
  assert.partialDeepStrictEqual(queue, [{ notifications: [{ recordId: id }] }])
  const told = { via: 'Account.Mail', cc: ['cc@x.example'], subject: 'Large is large', whatId: id }
  assert.partialDeepStrictEqual(await control.mail(), [told])
  const again = await call('POST', '/actions/custom/emailAlert/Account/Mail', { inputs: [{ SObjectRowId: id }] })
  assert.partialDeepStrictEqual(again.body, [{ actionName: 'Account.Mail', isSuccess: true }])
  assert.equal((await control.mail({ via: 'Account.Mail' })).length, 2)

  await call('PATCH', `/sobjects/Account/${id}`, { NumberOfEmployees: 300, Site: 'South' })
  const later = await account(id)
  assert.deepEqual([later['AccountNumber'], later['Site']], ['N-200', 'South'], 'it met the criteria before')
  await call('PATCH', `/sobjects/Account/${id}`, { Phone: '1' })
  assert.equal((await account(id))['Rating'], 'Hot', 'the value before Warm')
  const child = await make({ Name: 'Child', ParentId: id })
  assert.equal((await account(id))['Description'], 'has Child')
  assert.equal((await account(child))['AccountNumber'], null)
})

test('workflow rules come back as they were deployed; their parts must be there', async (t) => {
  const { conn } = await withRules(t)
  const read = (await conn.metadata.read('WorkflowRule', 'Account.Large')) as { triggerType?: string }
  assert.equal(read.triggerType, 'onCreateOrTriggeringUpdate')
  const gone = rule('Gone', 'onAllChanges', '<formula>TRUE</formula>', { Nowhere: 'FieldUpdate' })
  const failed = await conn.metadata.deploy(deployment([gone]), { rollbackOnError: true } as never).complete(true)
  assert.match(JSON.stringify(failed.details?.componentFailures), /no WorkflowFieldUpdate named Account.Nowhere found/)
})
