import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOutboundMessage } from './outbound-message.ts'

const envelope = (inside: string, before = '') => `${before}<?xml version="1.0" encoding="UTF-8"?>
<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<e:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound">
<OrganizationId>00D000000000001AAA</OrganizationId><ActionId>04k000000000001AAA</ActionId><SessionId xsi:nil="true"/>
<EnterpriseUrl>https://x.example/c</EnterpriseUrl>${inside}</notifications></e:Body></e:Envelope>`

const notification = (id: string, fields: string) => `<Notification><Id>${id}</Id>
<sObject xsi:type="sf:Account" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">${fields}</sObject></Notification>`

test('several records, empty and nil fields, escapes and CDATA', () => {
  const fields = '<sf:Id>001</sf:Id><sf:Name>A &lt; B &amp; C</sf:Name><sf:Fax></sf:Fax><sf:Phone xsi:nil="true"/>'
  const message = readOutboundMessage(
    envelope(
      notification('04l1', fields) + notification('04l2', '<sf:Id>002</sf:Id><sf:Name><![CDATA[<x>]]></sf:Name>'),
    ),
  )
  assert.deepEqual(message, {
    organizationId: '00D000000000001AAA',
    actionId: '04k000000000001AAA',
    sessionId: null,
    enterpriseUrl: 'https://x.example/c',
    partnerUrl: null,
    notifications: [
      { id: '04l1', object: 'Account', record: { Id: '001', Name: 'A < B & C', Fax: '', Phone: null } },
      { id: '04l2', object: 'Account', record: { Id: '002', Name: '<x>' } },
    ],
  })
})

test('what is no message, or an attack, is refused', () => {
  const bomb = `<!DOCTYPE b [${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]><b>&a9;</b>`
  const attacks = ['', 'hello', '<a>', '<a></a>', '{"a":1}', bomb, envelope(''), envelope(notification('x', '&evil;'))]
  for (const xml of [...attacks, `<a>${'x'.repeat(10_000_001)}</a>`]) {
    assert.throws(() => readOutboundMessage(xml), { code: 'input-invalid' }, xml.slice(0, 80))
  }
})

test('a field called __proto__ stays a field', () => {
  const message = readOutboundMessage(envelope(notification('x', '<sf:Id>1</sf:Id><sf:__proto__>y</sf:__proto__>')))
  assert.equal(Object.getPrototypeOf(message.notifications[0]?.record), Object.prototype)
})
