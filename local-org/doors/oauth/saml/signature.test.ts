/** Signed elements: the canonical form, and what a signature holds together. */

import assert from 'node:assert/strict'
import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { canonical } from './canonical.ts'
import { isSigned } from './signature.ts'
import { readSigned } from './signed-element.ts'

/** Written -> in canonical form: cases of the recommendation. */
const forms: [string, string][] = [
  ['<a  b=\'1\' a = "2"/>', '<a a="2" b="1"></a>'],
  ['<x:a xmlns:x="u" xmlns:y="v"><x:b y:c="1"/></x:a>', '<x:a xmlns:x="u"><x:b xmlns:y="v" y:c="1"></x:b></x:a>'],
  ['<a xmlns="u"><b xmlns=""/></a>', '<a xmlns="u"><b xmlns=""></b></a>'],
  [
    '<a t="&lt;&quot;&#10;&gt;">&gt;&#13;<![CDATA[<&]]><!-- no --></a>',
    '<a t="&lt;&quot;&#xA;>">&gt;&#xD;&lt;&amp;</a>',
  ],
]

test('an element has one form, however it was written', () => {
  for (const [source, wanted] of forms) assert.equal(canonical(readSigned(source)), wanted)
  const kept = canonical(readSigned('<a xmlns:x="u"><b/></a>'), ['x'])
  assert.equal(kept, '<a xmlns:x="u"><b></b></a>')
})

test('what cannot be read, and document types, are no assertion', () => {
  for (const source of ['', 'text', '<a>', '<!DOCTYPE a><a/>']) {
    assert.throws(() => readSigned(source), { errorCode: 'invalid_grant' })
  }
})

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = publicKey.export({ type: 'spki', format: 'pem' }).toString()

const more = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** An element with a signature over what `signed` says; `uri` names what it is over. */
function withSignature(content: string, { signed = content, uri = '#_1' } = {}): string {
  const whole = (inner: string) => `<Assertion xmlns="urn:a" ID="_1">${inner}</Assertion>`
  const digest = createHash('sha256').update(whole(signed)).digest('base64')
  const info = `<SignedInfo xmlns="urn:d"><CanonicalizationMethod Algorithm="${exclusive}"></CanonicalizationMethod><SignatureMethod Algorithm="${more}"></SignatureMethod><Reference URI="${uri}"><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod><DigestValue>${digest}</DigestValue></Reference></SignedInfo>`
  const value = createSign('sha256').update(info).sign(privateKey, 'base64')
  return whole(
    `<Signature xmlns="urn:d">${info.replace(' xmlns="urn:d"', '')}<SignatureValue>${value}</SignatureValue></Signature>${content}`,
  )
}

test('a signature is over the whole element, by the key of the app', () => {
  const holds = (source: string, by = key) => isSigned(readSigned(source), by)
  assert.equal(holds(withSignature('<NameID>ada</NameID>')), true)
  assert.equal(holds(withSignature('<NameID>eve</NameID>', { signed: '<NameID>ada</NameID>' })), false)
  assert.equal(holds(withSignature('<NameID>ada</NameID>', { uri: '#_2' })), false)
  assert.equal(holds(withSignature('<NameID>ada</NameID>').replace('sha256"', 'md5"')), false)
  assert.equal(holds('<Assertion ID="_1"/>'), false)
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
  const stranger = other.export({ type: 'spki', format: 'pem' }).toString()
  assert.equal(holds(withSignature('<NameID>ada</NameID>'), stranger), false)
})
