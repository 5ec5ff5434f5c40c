/** Dates as Java writes their patterns, and where a query can be cut. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readJavaDate } from './java-date.ts'
import { chunkQuery, isChunkable } from './pk-chunks.ts'

const DATES: [pattern: string, text: string, iso: string | undefined][] = [
  ['dd MM yy', '03 07 85', '1985-07-03T00:00:00.000Z'],
  ['dd MM yy', '3 7 09', '2009-07-03T00:00:00.000Z'],
  ['MM/dd/yyyy HH:mm', '12/31/2025 23:05', '2025-12-31T23:05:00.000Z'],
  ['d MMM yyyy', '9 March 2024', '2024-03-09T00:00:00.000Z'],
  ['yyyy.MM.dd h:mm a', '2024.01.02 12:30 AM', '2024-01-02T00:30:00.000Z'],
  ['yyyy.MM.dd h:mm a', '2024.01.02 1:30 pm', '2024-01-02T13:30:00.000Z'],
  ['dd MM yy', 'soon', undefined],
]

test('dates in Java patterns', () => {
  for (const [pattern, text, iso] of DATES) assert.equal(readJavaDate(pattern, text)?.toISOString(), iso, text)
})

test('queries with a condition alone are cut by ids', () => {
  assert.ok(isChunkable("SELECT Id, Account.Name FROM Contact WHERE (Name = 'LIMIT (' OR Email = null)"))
  for (const clause of ['ORDER BY Name', 'LIMIT 5', 'GROUP BY Name']) {
    assert.equal(isChunkable(`SELECT Name FROM Account WHERE Name != null ${clause}`), false)
  }
  assert.equal(
    chunkQuery("select Id from Account where Name = 'a' or Name = 'b'", 'Id', '001A', '001B'),
    "select Id from Account WHERE Id >= '001A' AND Id < '001B' AND (Name = 'a' or Name = 'b')",
  )
})
