/** Replies in the order and the version of their WSDL. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typed, writeContent, type Xml } from '../xml/write-xml.ts'
import { inVersion } from './in-version.ts'

const written = (version: number, type: string, value: Xml) => writeContent(inVersion(version, type, value))

test('members stand in the order of the type, and only those the version has', () => {
  const found = { searchRecords: [], queryId: 'q' }
  assert.equal(written(58, 'SearchResult', found), '<queryId>q</queryId>')
  assert.equal(written(28, 'SearchResult', found), '')
})

test('what has no value is nil, blank or not there, as the type says', () => {
  const saved = '<id xsi:nil="true"/><success>false</success>'
  assert.equal(written(58, 'SaveResult', {}), saved)
  assert.equal(written(58, 'SaveResult', [{ success: false }, { id: null }]), `${saved}${saved}`)
})

test('a value that names its type is of that type; one of no known type is left as it is', () => {
  const address = typed('address', { city: 'Bonn', latitude: null })
  assert.match(
    written(58, 'location', address),
    /^<latitude xsi:nil="true"\/><longitude xsi:nil="true"\/><city>Bonn<\/city>/,
  )
  assert.equal(written(58, 'sObject', { b: 1, a: 2 }), '<b>1</b><a>2</a>')
})
