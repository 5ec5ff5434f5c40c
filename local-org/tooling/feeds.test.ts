/** Feeds of objects: the posts on their records, by query and as children of the record. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startLocalOrg } from '../index.ts'

test('a post on an account is in the feed of accounts and in no other', async (t) => {
  const org = await startLocalOrg({ seed: 'empty' })
  t.after(() => org.close())
  const ask = async (path: string, body?: unknown) => {
    const response = await fetch(`${org.url}/services/data/v60.0${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return JSON.stringify(await response.json())
  }
  const query = (soql: string) => ask(`/query?q=${encodeURIComponent(soql)}`)
  const [, account] = /"id":"(\w+)"/.exec(await ask('/sobjects/Account', { Name: 'A' })) ?? []
  assert.match(await query('SELECT Id FROM AccountFeed'), /"totalSize":0/)
  await ask('/sobjects/FeedItem', { ParentId: account, Body: 'Ahoy' })
  assert.match(
    await query(`SELECT Body, Parent.Name FROM AccountFeed WHERE ParentId = '${account}'`),
    /Ahoy.*"Name":"A"/,
  )
  assert.match(await query('SELECT Id FROM ContactFeed'), /"totalSize":0/)
  assert.match(await query('SELECT Id, (SELECT Body FROM Feeds) FROM Account'), /Ahoy/)
})
