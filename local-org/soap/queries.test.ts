/** What is read over SOAP: queries, rows by id, describes, windows of time. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from './testing/open-soap.ts'
import { childOf } from './xml/element.ts'
import { readXml } from './xml/read-xml.ts'

test('queries: records, parents, children, groups, pages, faults with their place', async (t) => {
  const { soap, create } = await openSoap(t)
  const account = await create('Account', { Name: 'Acme', AnnualRevenue: 139_000_000, BillingCity: 'Bonn' })
  await create('Contact', { LastName: 'Lee', AccountId: account })
  const ask = async (soql: string, operation = 'query') =>
    (await soap(`<${operation}><queryString>${soql}</queryString></${operation}>`)).text
  const text = await ask(
    'SELECT Id, Name, AnnualRevenue, Phone, BillingAddress, Owner.Name, (SELECT LastName FROM Contacts) FROM Account',
  )
  assert.match(text, /<result xsi:type="QueryResult"><done>true<\/done><queryLocator xsi:nil="true"\/>/)
  assert.match(
    text,
    new RegExp(`<sf:type>Account</sf:type><sf:Id>${account}</sf:Id><sf:Id>${account}</sf:Id><sf:Name>Acme<`),
  )
  assert.match(text, /<sf:AnnualRevenue>1.39E8<\/sf:AnnualRevenue><sf:Phone xsi:nil="true"\/>/)
  assert.match(
    text,
    /<sf:BillingAddress xsi:type="address"><latitude xsi:nil="true"\/><longitude xsi:nil="true"\/><city>Bonn<\/city>/,
  )
  assert.match(text, /<sf:Owner xsi:type="sf:sObject"><sf:type>(User|Name)<\/sf:type><sf:Id xsi:nil="true"\/>/)
  assert.match(text, /<sf:Contacts xsi:type="QueryResult">.*<sf:LastName>Lee<\/sf:LastName>.*<size>1<\/size>/)
  assert.match(text, /<size>1<\/size><\/result>/)
  assert.match(await ask('SELECT CreatedDate FROM Account'), /<sf:CreatedDate>\d{4}-[^<]*\.\d{3}Z<\/sf:CreatedDate>/)
  assert.match(await ask('SELECT COUNT(Id) n FROM Account'), /AggregateResult.*<sf:n xsi:type="xsd:int">1<\/sf:n>/)
  assert.match(await ask('SELECT COUNT() FROM Account'), /<size>1<\/size>/)
  const fault = await ask('SELECT Nope FROM Account')
  assert.match(fault, /<sf:InvalidFieldFault.*<sf:row>1<\/sf:row><sf:column>8<\/sf:column>/s)
})

test('pages by queryMore; a locator nobody gave is refused', async (t) => {
  const { soap, session, control } = await openSoap(t)
  await control.generate('Account', 450, { Name: 'Company {n}' })
  const options = `${session}<QueryOptions><batchSize>200</batchSize></QueryOptions>`
  const sizes: number[] = []
  let next = '<query><queryString>SELECT Id FROM Account</queryString></query>'
  while (next !== '') {
    const { text } = await soap(next, options)
    assert.match(text, /<size>450<\/size>/)
    sizes.push(text.split('<records ').length - 1)
    const locator = /<queryLocator>([^<]+)</.exec(text)?.[1]
    next = locator === undefined ? '' : `<queryMore><queryLocator>${locator}</queryLocator></queryMore>`
  }
  assert.deepEqual(sizes, [200, 200, 50])
  const refused = await soap('<queryMore><queryLocator>0r8000000000000000-2</queryLocator></queryMore>')
  assert.match(refused.text, /InvalidQueryLocatorFault.*INVALID_QUERY_LOCATOR/)
})

test('what is asked alone is known by its place, whatever the client calls it', async (t) => {
  const { soap } = await openSoap(t)
  const { text } = await soap(
    '<query><c-gensym9 xsi:type="xsd:string">SELECT Id FROM Account LIMIT 0</c-gensym9></query>',
  )
  assert.match(text, /<done>true<\/done>/)
})

test('retrieve keeps the order and is nil for what is not there; enterprise records are of their type', async (t) => {
  const { soap, session, create } = await openSoap(t)
  const id = await create('Account', { Name: 'Acme' })
  const retrieve = `<retrieve><fieldList>Name, Site</fieldList><sObjectType>Account</sObjectType><ids>001000000000000AAA</ids><ids>${id}</ids></retrieve>`
  assert.match(
    (await soap(retrieve)).text,
    /<retrieveResponse><result xsi:nil="true"\/><result xsi:type="sf:sObject"><sf:type>Account</,
  )
  const { text } = await soap(retrieve, session, 'c/60.0/00D000000000000')
  assert.match(
    text,
    /xmlns="urn:enterprise\.soap\.sforce\.com".* xmlns:sf="urn:sobject\.enterprise\.soap\.sforce\.com"/,
  )
  assert.match(text, /<result xsi:type="sf:Account"><sf:Id>\w{18}<\/sf:Id><sf:Name>Acme<\/sf:Name><\/result>/)
})

test('a file comes as base64', async (t) => {
  const { soap, create } = await openSoap(t)
  const ParentId = await create('Account', { Name: 'Acme' })
  await create('Attachment', { ParentId, Name: 'a.txt', Body: Buffer.from('hello').toString('base64') })
  const { text } = await soap('<query><queryString>SELECT Body FROM Attachment</queryString></query>')
  assert.match(text, /<sf:Body>aGVsbG8=<\/sf:Body>/)
})

test('describes: all objects, several, one; members in the order of the WSDL', async (t) => {
  const { soap } = await openSoap(t)
  const all = (await soap('<describeGlobal/>')).text
  assert.match(all, /<encoding>UTF-8<\/encoding><maxBatchSize>200<\/maxBatchSize><sobjects><activateable>/)
  const [first, second] = ['AIApplication', 'Account'].map((name) => all.indexOf(`<name>${name}</name>`))
  assert.ok(first && second && first < second)
  const names = ['Account', 'lead'].map((name) => `<sObjectType>${name}</sObjectType>`).join('')
  const two = (await soap(`<describeSObjects>${names}</describeSObjects>`)).text
  assert.equal(two.split('<result>').length - 1, 2)
  const [account] = childOf(childOf(readXml(two), 'Body'), 'describeSObjectsResponse')?.children ?? []
  const members = [...new Set(account?.children.map(({ name }) => name))]
  const some = [
    'activateable',
    'childRelationships',
    'fields',
    'keyPrefix',
    'label',
    'name',
    'recordTypeInfos',
    'urlNew',
  ]
  assert.deepEqual(
    members.filter((name) => some.includes(name)),
    some,
  )
  assert.match(two, /<picklistValues><active>true<\/active><defaultValue>/)
  assert.match((await soap('<describeSObject><sObjectType>Nope</sObjectType></describeSObject>')).text, /INVALID_TYPE/)
})

test('updated and deleted ids of a window', async (t) => {
  const { soap, create, call } = await openSoap(t)
  const [kept, gone] = [await create('Account', { Name: 'A' }), await create('Account', { Name: 'B' })]
  await call('DELETE', `/sobjects/Account/${gone}`)
  const at = (ms: number) => new Date(Date.now() + ms).toISOString()
  const window = `<sObjectType>Account</sObjectType><startDate>${at(-3_600_000)}</startDate><endDate>${at(60_000)}</endDate>`
  assert.match((await soap(`<getUpdated>${window}</getUpdated>`)).text, new RegExp(`<ids>${kept}</ids>`))
  const deleted = (await soap(`<getDeleted>${window}</getDeleted>`)).text
  assert.match(deleted, new RegExp(`<deletedDate>[^<]*Z</deletedDate><id>${gone}</id></deletedRecords><earliestDate`))
})

test('Apex is refused as a program that does not compile', async (t) => {
  const { soap, session } = await openSoap(t)
  const answer = await soap('<executeAnonymous><String>System.debug(1);</String></executeAnonymous>', session, 's/60.0')
  assert.match(answer.text, /<compileProblem>The local org does not run Apex.<\/compileProblem><compiled>false</)
  assert.equal(answer.headers.get('x-local-org-unsupported'), 'Apex')
  const tests = '<runTests><RunTestsRequest><classes>Any</classes></RunTestsRequest></runTests>'
  for (const body of [tests, '<compileClasses><scripts>class A {}</scripts></compileClasses>']) {
    const { status, text } = await soap(body, session, 's/60.0')
    assert.match(
      `${status} ${text}`,
      /^500 .*<faultcode>sf:FUNCTIONALITY_NOT_ENABLED<.*The local org does not run Apex\./s,
    )
  }
})
