/** Chatter by jsforce: posts, comments, likes, feeds, batches. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { openOrg } from '../testing/open-org.ts'

interface Posted {
  id: string
  url: string
  body: { text: string }
  capabilities: { comments: { page: { currentPageUrl: string } }; chatterLikes: { page: { currentPageUrl: string } } }
}

async function connect(t: Parameters<typeof openOrg>[0]) {
  const opened = await openOrg(t)
  const { url, accessToken } = opened.org
  return { ...opened, conn: new Connection({ instanceUrl: url, accessToken, version: '60.0' }) }
}

const say = (...texts: string[]) => ({ messageSegments: texts.map((text) => ({ type: 'Text', text })) })

test('a post on a record, with a comment and likes, counted on its row', async (t) => {
  const { conn, create, query, call } = await connect(t)
  const accountId = await create('Account', { Name: 'A' })
  const wish = { feedElementType: 'FeedItem', subjectId: accountId, body: say('Hello ', 'world') }
  const post = (await conn.chatter.resource('/feed-elements').create(wish)) as unknown as Posted
  assert.equal(post.body.text, 'Hello world')
  const { comments, chatterLikes } = post.capabilities
  await conn.chatter.resource(comments.page.currentPageUrl).create({ body: say('Me too') })
  const like = (await conn.chatter.resource(chatterLikes.page.currentPageUrl).create('')) as unknown as { url: string }
  const [row] = await query('SELECT Body, CommentCount, LikeCount, ParentId FROM FeedItem')
  assert.deepEqual(
    [row?.['Body'], row?.['CommentCount'], row?.['LikeCount'], row?.['ParentId']],
    ['Hello world', 1, 1, accountId],
  )
  await conn.chatter.resource(like.url).delete()
  const shown = await call('GET', post.url)
  assert.partialDeepStrictEqual(shown.body, {
    parent: { name: 'A' },
    capabilities: { chatterLikes: { isLikedByCurrentUser: false }, comments: { page: { total: 1 } } },
  })
  await conn.chatter.resource(post.url).delete()
  assert.equal((await call('GET', post.url)).status, 404)
})

test('feeds hold what belongs there, in pages', async (t) => {
  const { conn, create, call } = await connect(t)
  const accountId = await create('Account', { Name: 'A' })
  const elements = conn.chatter.resource('/feed-elements')
  for (const text of ['one', 'two', 'three']) {
    await elements.create({ feedElementType: 'FeedItem', subjectId: accountId, body: say(text) })
  }
  await elements.create({ feedElementType: 'FeedItem', subjectId: 'me', body: say('mine') })
  const texts = async (path: string) => {
    const { body } = await call('GET', `/chatter/feeds/${path}`)
    return (body as { elements: Posted[] }).elements.map((element) => element.body.text)
  }
  assert.deepEqual(await texts(`record/${accountId}/feed-elements?pageSize=2`), ['three', 'two'])
  assert.deepEqual(await texts(`record/${accountId}/feed-elements?pageSize=2&page=2`), ['one'])
  assert.equal((await texts('company/feed-elements')).length, 4)
  assert.deepEqual(await texts('to/me/feed-elements'), ['mine'])
  assert.equal((await call('GET', '/chatter/feeds/nothing/feed-elements')).status, 404)
})

test('a batch makes posts and reads a feed in one call', async (t) => {
  const { conn } = await connect(t)
  const { chatter } = conn
  const { hasErrors, results } = await chatter.batch([
    chatter.resource('/feed-elements').create({ feedElementType: 'FeedItem', subjectId: 'me', body: say('batch') }),
    chatter.resource('/feeds/news/me/feed-elements'),
    chatter.resource('/users/me'),
  ])
  assert.equal(hasErrors, false)
  assert.deepEqual(
    results.map(({ statusCode }) => statusCode),
    [201, 200, 200],
  )
})
