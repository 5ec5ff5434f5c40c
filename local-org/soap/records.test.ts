/** Rows written over SOAP, by jsforce and by hand. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from './testing/open-soap.ts'

/** Whether the first row of an answer is fine; jsforce types some of its lists as single results. */
async function first(answer: Promise<unknown>): Promise<boolean | undefined> {
  return ((await answer) as { success: boolean }[])[0]?.success
}

test('what is no id is refused in its place, in the words of this API, and is not said back', async (t) => {
  const { soap } = await openSoap(t)
  const { text } = await soap('<delete><ids>006i000004DAKd</ids></delete>')
  const errors = '<errors><message>bad id 006i000004DAKd</message><statusCode>MALFORMED_ID</statusCode></errors>'
  assert.ok(text.includes(`<deleteResponse><result>${errors}<id xsi:nil="true"/><success>false</success></result>`))
})

test('the type of a parent named by an external id tells which object it is of', async (t) => {
  const { soap, query } = await openSoap(t)
  await soap(
    '<create><sObjects><type>Contact</type><LastName>Z</LastName><Email>z@z.example</Email></sObjects></create>',
  )
  const who = '<Who><type>Contact</type><Email> z@z.example\u3000</Email></Who>'
  await soap(`<create><sObjects><type>Task</type><Subject>by mail</Subject>${who}</sObjects></create>`)
  assert.partialDeepStrictEqual(await query("SELECT Who.Name FROM Task WHERE Subject = 'by mail'"), [
    { Who: { Name: 'Z' } },
  ])
})

test('rows: create, update, upsert, delete, undelete, empty the bin', async (t) => {
  const { conn, query } = await openSoap(t)
  const [one, two] = await conn.soap.create([
    { type: 'Account', Name: 'A & B', NumberOfEmployees: 12 },
    { type: 'Account', Site: 'nowhere' },
  ])
  assert.deepEqual([one?.success, two?.success], [true, false])
  assert.partialDeepStrictEqual(two?.errors[0], { statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] })
  const id = String(one?.id)
  await conn.soap.update({ type: 'Account', Id: id, NumberOfEmployees: null, Site: 'Bonn' })
  const shown = 'SELECT Name, NumberOfEmployees, Site FROM Account'
  assert.partialDeepStrictEqual(await query(shown), [{ Name: 'A & B', NumberOfEmployees: null, Site: 'Bonn' }])
  const upsert = () => conn.soap.upsert('Email', { type: 'Contact', LastName: 'Z', Email: 'z@z.example' })
  assert.deepEqual([(await upsert()).created, (await upsert()).created], [true, false])
  await assert.rejects(conn.soap.create({ type: 'Account', Nmae: 'x' }), { errorCode: 'sf:INVALID_FIELD' })
  await assert.rejects(conn.soap.create({ type: 'Acount', Name: 'x' }), { errorCode: 'sf:INVALID_TYPE' })

  assert.equal(await first(conn.soap.undelete([id])), false, 'it is not deleted')
  assert.equal(await first(conn.soap.emptyRecycleBin([id])), false)
  assert.equal(await first(conn.soap.delete([id])), true)
  assert.equal(await first(conn.soap.undelete([id])), true)
  await conn.soap.delete(id)
  assert.equal(await first(conn.soap.emptyRecycleBin([id])), true)
  assert.equal(await first(conn.soap.undelete([id])), false)
  assert.equal(await first(conn.soap.undelete(['not an id'])), false)
})

test('all or nothing by header; the call is counted and named in the ledger', async (t) => {
  const { soap, session, query, control } = await openSoap(t)
  const header = `${session}<CallOptions><client>rain</client></CallOptions><AllOrNoneHeader><allOrNone>true</allOrNone></AllOrNoneHeader>`
  const rows = ['<Name>A</Name>', '<Site>x</Site>'].map(
    (fields) => `<sObjects><type>Account</type>${fields}</sObjects>`,
  )
  const { text } = await soap(`<create>${rows.join('')}</create>`, header)
  assert.match(text, /<statusCode>ALL_OR_NONE_OPERATION_ROLLED_BACK<\/statusCode>/)
  assert.deepEqual(await query('SELECT Id FROM Account'), [])
  const [call] = await control.calls({ client: 'rain' })
  assert.partialDeepStrictEqual(call, {
    apiCalls: 1,
    rows: 2,
    object: 'Account',
    resource: '/services/Soap/u/:version create',
  })
  await control.limit({ max: 5, used: 5 })
  assert.match((await soap('<getUserInfo/>', header)).text, /sf:REQUEST_LIMIT_EXCEEDED/)
})

test('leads are converted, into new and into given records, each with its own result', async (t) => {
  const { conn, create, query } = await openSoap(t)
  const leads = await Promise.all(
    ['One', 'Two', 'Three'].map((LastName) => create('Lead', { LastName, Company: 'C', LeadSource: 'Web' })),
  )
  const convertedStatus = 'Closed - Converted'
  const [first = '', second = '', third = ''] = leads
  const made = await conn.soap.convertLead({ leadId: first, convertedStatus, opportunityName: 'Deal' })
  assert.ok(made.success && made.accountId && made.contactId && made.opportunityId)
  const [again, into, bad] = await conn.soap.convertLead([
    { leadId: first, convertedStatus },
    {
      leadId: second,
      convertedStatus,
      accountId: made.accountId,
      doNotCreateOpportunity: true,
      contactRecord: { type: 'Contact', Department: 'Press' },
    },
    { leadId: third, convertedStatus: 'Open - Not Contacted' },
  ] as never[])
  assert.partialDeepStrictEqual(again, { success: false, errors: [{ statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD' }] })
  assert.deepEqual([into?.accountId, into?.opportunityId, into?.success], [made.accountId, null, true])
  assert.equal(bad?.success, false)
  assert.partialDeepStrictEqual(await query(`SELECT Department FROM Contact WHERE Id = '${into?.contactId}'`), [
    { Department: 'Press' },
  ])
  assert.partialDeepStrictEqual(await query('SELECT Name FROM Opportunity'), [{ Name: 'Deal' }])
})

test('what is wrong about the given records leaves the lead as it was', async (t) => {
  const { conn, create, query } = await openSoap(t)
  const leadId = await create('Lead', { LastName: 'One', Company: 'C' })
  const contactRecord = { type: 'Contact', Email: 'no address' }
  const refused = await conn.soap.convertLead({ leadId, convertedStatus: 'Closed - Converted', contactRecord } as never)
  assert.partialDeepStrictEqual(refused, { success: false, errors: [{ statusCode: 'INVALID_EMAIL_ADDRESS' }] })
  assert.partialDeepStrictEqual(await query('SELECT IsConverted FROM Lead'), [{ IsConverted: false }])
  assert.deepEqual(await query('SELECT Id FROM Account'), [])
})

test('merge keeps the master with its new values; more than two losers are refused', async (t) => {
  const { conn, create, query } = await openSoap(t)
  const ids = await Promise.all(['A', 'B', 'C', 'D'].map((Name) => create('Account', { Name })))
  const [master = '', ...losers] = ids
  const masterRecord = { type: 'Account', Id: master, Phone: '1' }
  const refused = await conn.soap.merge({ masterRecord, recordToMergeIds: losers })
  assert.partialDeepStrictEqual(refused, { success: false, errors: [{ statusCode: 'INVALID_OPERATION' }] })
  const merged = await conn.soap.merge({ masterRecord, recordToMergeIds: losers.slice(0, 2) })
  assert.deepEqual([merged.success, merged.id, merged.mergedRecordIds], [true, master, losers.slice(0, 2)])
  assert.equal((await query('SELECT Id FROM Account')).length, 2)
  assert.partialDeepStrictEqual(await query(`SELECT Phone FROM Account WHERE Id = '${master}'`), [{ Phone: '1' }])
})

test('duplicates are told in XML, and pass when the header allows them', async (t) => {
  const { soap, session, create, call, control } = await openSoap(t)
  await control.post('/rules', {
    duplicateRules: [
      { name: 'Same mail', object: 'Lead', active: true, matchFields: ['Email'], action: 'alert', message: 'Known' },
    ],
  })
  const id = await create('Lead', { LastName: 'A', Company: 'C', Email: 'a@a.example' })
  const again =
    '<create><sObjects><type>Lead</type><LastName>A</LastName><Company>C</Company><Email>a@a.example</Email></sObjects></create>'
  const { text } = await soap(again)
  assert.match(text, /<errors xsi:type="DuplicateError"><message>Known<\/message>/)
  assert.match(text, new RegExp(`<sf:type>Lead</sf:type><sf:Id>${id}</sf:Id>`))
  const header = '<DuplicateRuleHeader><allowSave>false</allowSave><includeRecordDetails>true</includeRecordDetails>'
  const detailed = await soap(again, `${session}${header}</DuplicateRuleHeader>`)
  assert.match(detailed.text, /<sf:Email>a@a.example<\/sf:Email>/)
  const wish = { LastName: 'B', Company: 'C', Email: 'a@a.example' }
  const headers = { 'sforce-duplicate-rule-header': 'includeRecordDetails=true' }
  const { body } = await call('POST', '/sobjects/Lead', wish, headers)
  const matchRecords = [{ record: { attributes: { type: 'Lead' }, Id: id, Company: 'C', IsConverted: false } }]
  assert.partialDeepStrictEqual(body, [{ duplicateResut: { matchResults: [{ matchRecords }] } }])
  const allowed = await soap(again, `${session}<DuplicateRuleHeader><allowSave>true</allowSave></DuplicateRuleHeader>`)
  assert.match(allowed.text, /<success>true<\/success>/)
})
