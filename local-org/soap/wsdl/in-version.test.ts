/** Replies in the order and the version of their WSDL. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partner } from '../dialect.ts'
import { typed, writeContent, type Xml } from '../xml/write-xml.ts'
import { inVersion } from './in-version.ts'

const written = (version: string, operation: string, value: Xml) =>
  writeContent(inVersion(partner, version, operation, value))

test('members stand in the order of the type, and only those the version has', () => {
  const found = { searchRecords: [], queryId: 'q' }
  assert.equal(written('58.0', 'search', found), '<queryId>q</queryId>')
  assert.equal(written('28.0', 'search', found), '')
})

test('what has no value is nil, blank or not there, as the type says', () => {
  const saved = '<id xsi:nil="true"/><success>false</success>'
  assert.equal(written('58.0', 'create', {}), saved)
  assert.equal(written('58.0', 'create', [{ success: false }, { id: null }]), `${saved}${saved}`)
})

test('a value that names its type is of that type; one of no known type is left as it is', () => {
  const fields = typed('DuplicateError', { statusCode: 'X', message: 'y', duplicateResult: null })
  assert.match(
    written('58.0', 'create', { errors: fields, success: false }),
    /^<errors xsi:type="DuplicateError"><message>y<\/message><statusCode>X<\/statusCode><duplicateResult /,
  )
  assert.equal(written('58.0', 'retrieve', { b: 1, a: 2 }), '<b>1</b><a>2</a>')
})
