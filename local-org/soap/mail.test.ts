/** Mails: what is refused, what a sent one leaves, and templates filled in. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from './testing/open-soap.ts'

const mail = (members: string) => `<sendEmail><messages xsi:type="SingleEmailMessage">${members}</messages></sendEmail>`

test('a mail is checked, and leaves a done task and a message with its records', async (t) => {
  const { soap, conn } = await openSoap(t)
  const account = await conn.sobject('Account').create({ Name: 'Mail & Co' })
  const contact = await conn
    .sobject('Contact')
    .create({ LastName: 'Ray', Email: 'ray@mail.example', AccountId: account.id })
  const body = '<subject>Hi</subject><plainTextBody>Dear {!Contact.LastName} of {!Account.Name}</plainTextBody>'
  const about = `<targetObjectId>${contact.id}</targetObjectId><whatId>${account.id}</whatId>`
  const sent = await soap(mail(`${body}${about}<treatBodiesAsTemplate>true</treatBodiesAsTemplate>`))
  assert.match(sent.text, /<sendEmailResponse><result><success>true<\/success><\/result>/)
  const [task] = (await conn.query(`SELECT Subject, Status, TaskSubtype FROM Task WHERE WhoId = '${contact.id}'`))
    .records
  assert.deepEqual([task?.['Subject'], task?.['Status'], task?.['TaskSubtype']], ['Email: Hi', 'Completed', 'Email'])
  const [message] = (await conn.query(`SELECT Status, ToAddress, TextBody FROM EmailMessage`)).records
  assert.deepEqual(
    [message?.['Status'], message?.['ToAddress'], message?.['TextBody']],
    ['3', 'ray@mail.example', 'Dear Ray of Mail & Co'],
  )
  const refused = async (members: string) => /<statusCode>(\w+)</.exec((await soap(mail(members))).text)?.[1]
  assert.equal(await refused(body), 'REQUIRED_FIELD_MISSING')
  assert.equal(await refused(`${body}<toAddresses>nobody</toAddresses>`), 'INVALID_EMAIL_ADDRESS')
  assert.equal(await refused('<toAddresses>a@b.example</toAddresses>'), 'REQUIRED_FIELD_MISSING')
})

test('templates are filled in, each for itself', async (t) => {
  const { soap, conn } = await openSoap(t)
  const account = await conn.sobject('Account').create({ Name: 'A < B' })
  const render = (bodies: string) =>
    soap(
      `<renderEmailTemplate><renderRequests><escapeHtmlInMergeFields>true</escapeHtmlInMergeFields>${bodies}` +
        `<whatId>${account.id}</whatId></renderRequests></renderEmailTemplate>`,
    )
  const { text } = await render(
    '<templateBodies>{!Account.Name}{!Contact.Name}!</templateBodies><templateBodies>x {!Nope.X}</templateBodies>',
  )
  assert.match(text, /<bodyResults><mergedBody>A &amp;lt; B!<\/mergedBody><success>true<\/success><\/bodyResults>/)
  assert.match(text, /<fieldName>Nope\.X<\/fieldName>.*<offset>2<\/offset>.*<mergedBody xsi:nil="true"\/>/)
})

test('what the org has not is refused as by an org without it', async (t) => {
  const { soap } = await openSoap(t)
  const submit = await soap(
    '<process><actions xsi:type="ProcessSubmitRequest"><objectId>001000000000001AAA</objectId></actions></process>',
  )
  assert.match(submit.text, /<statusCode>NO_APPLICABLE_PROCESS<\/statusCode>/)
  const byExample = await soap('<deleteByExample><sObjects><type>Lead</type></sObjects></deleteByExample>')
  assert.match(byExample.text, /<entity xsi:nil="true"\/>.*<rowCount>0<\/rowCount><success>false/)
  assert.match((await soap('<describeSoftphoneLayout/>')).text, /<result xsi:nil="true"\/>/)
})
