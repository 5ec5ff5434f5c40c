/** The WSDLs the org gives out: whole, of this org, and for those who may see it. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childOf, childrenOf, readXml } from '../soap/index.ts'
import { openOrg } from '../testing/open-org.ts'

test('every API has one with all its operations, bound to the address of the org', async (t) => {
  const { org } = await openOrg(t)
  const headers = { authorization: `Bearer ${org.accessToken}` }
  const doors = { partner: 'u', enterprise: 'c', metadata: 'm', apex: 's', tooling: 'T' }
  for (const [name, door] of Object.entries(doors)) {
    const answer = await fetch(`${org.url}/services/wsdl/${name}`, { headers })
    assert.equal(answer.headers.get('content-type'), 'text/xml;charset=UTF-8')
    const text = await answer.text()
    const root = readXml(text)
    const [declared, bound] = ['portType', 'binding'].map((part) => childrenOf(childOf(root, part), 'operation').length)
    assert.ok(declared && declared === bound, name)
    assert.match(text, new RegExp(`location="${org.url}/services/Soap/${door}/${org.apiVersion}"`))
  }
})

test("the enterprise one has the org's own objects, and only for its users", async (t) => {
  const { org } = await openOrg(t)
  const headers = { authorization: `Bearer ${org.accessToken}` }
  const text = await (await fetch(`${org.url}/soap/wsdl.jsp?type=*`, { headers })).text()
  const account = /<xsd:complexType name="Account">.*?<\/xsd:complexType>/s.exec(text)?.[0] ?? ''
  assert.match(account, /base="ens:sObject"/)
  assert.match(account, /name="AnnualRevenue" type="xsd:double" nillable="true" minOccurs="0"/)
  assert.match(account, /name="Contacts" type="tns:QueryResult"/)
  assert.match(account, /name="Owner" type="ens:User"/)
  assert.doesNotMatch(text, /CallOptions/)
  assert.equal((await fetch(`${org.url}/services/wsdl/enterprise`)).status, 401)
  assert.equal((await fetch(`${org.url}/services/wsdl/partner`)).status, 200)
})
