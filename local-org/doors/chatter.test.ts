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

test('plain posts and comments may be written in the address', async (t) => {
  const { create, call, query } = await connect(t)
  const accountId = await create('Account', { Name: 'A' })
  const address = `/chatter/feed-elements?feedElementType=FeedItem&subjectId=${accountId}&text=New+post`
  const { status, body } = await call('POST', address)
  assert.deepEqual([status, (body as Posted).body.text], [201, 'New post'])
  const { url } = body as Posted
  assert.equal((await call('POST', `${url}/capabilities/comments/items?text=Me+too`)).status, 201)
  assert.partialDeepStrictEqual(await query('SELECT CommentBody FROM FeedComment'), [{ CommentBody: 'Me too' }])
  assert.equal((await call('POST', '/chatter/feed-elements')).status, 400)
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

test('segments come back as what they are: mentions, tags, addresses', async (t) => {
  const { call, conn, org } = await connect(t)
  const body = {
    messageSegments: [
      { type: 'Text', text: 'Ask ' },
      { type: 'Mention', id: org.userId },
      { type: 'Text', text: ' about ' },
      { type: 'Hashtag', tag: 'pumps' },
      { type: 'Text', text: ', see ' },
      { type: 'Link', url: 'https://example.com/a?b=c' },
      { type: 'Text', text: ' or mail a@b.example' },
    ],
  }
  const post = (await conn.chatter.resource('/feed-elements').create({
    feedElementType: 'FeedItem',
    subjectId: 'me',
    body,
  })) as unknown as { id: string; body: { messageSegments: Record<string, unknown>[] } }
  assert.deepEqual(
    post.body.messageSegments.map(({ type, text }) => [type, text]),
    [
      ['Text', 'Ask '],
      ['Mention', '@Ada Admin'],
      ['Text', ' about '],
      ['Hashtag', '#pumps'],
      ['Text', ', see '],
      ['Link', 'https://example.com/a?b=c'],
      ['Text', ' or mail a@b.example'],
    ],
  )
  assert.partialDeepStrictEqual(post.body.messageSegments[1], { record: { id: org.userId } })
  const bookmarks = `/chatter/feed-elements/${post.id}/capabilities/bookmarks`
  await call('PATCH', bookmarks, { isBookmarkedByCurrentUser: true })
  const feed = await call('GET', '/chatter/feeds/bookmarks/me/feed-elements')
  assert.partialDeepStrictEqual(feed.body, { elements: [{ id: post.id }] })
})

test('who follows a record finds its posts among the news; groups have members and a feed', async (t) => {
  const { call, create, query, org } = await connect(t)
  const accountId = await create('Account', { Name: 'A' })
  const [other] = await query("SELECT Id FROM User WHERE Name != 'Ada Admin' LIMIT 1")
  const authored = { ParentId: accountId, Body: 'By another', ...(other ? { CreatedById: other['Id'] } : {}) }
  await create('FeedItem', authored)
  const made = await call('POST', '/chatter/users/me/following', { subjectId: accountId })
  assert.equal(made.status, 201)
  assert.partialDeepStrictEqual(made.body, { subject: { id: accountId, name: 'A' }, subscriber: { id: org.userId } })
  const again = await call('POST', '/chatter/users/me/following', { subjectId: accountId })
  assert.partialDeepStrictEqual(again.body, [{ errorCode: 'DUPLICATE_VALUE' }])
  const news = await call('GET', '/chatter/feeds/news/me/feed-elements')
  assert.partialDeepStrictEqual(news.body, { elements: [{ parent: { mySubscription: {} } }] })
  assert.partialDeepStrictEqual((await call('GET', `/chatter/records/${accountId}/followers`)).body, { total: 1 })
  const { id } = made.body as { id: string }
  assert.equal((await call('DELETE', `/chatter/subscriptions/${id}`)).status, 204)

  const group = (await call('POST', '/chatter/groups', { name: 'Pumps', visibility: 'PublicAccess' })).body as {
    id: string
  }
  assert.partialDeepStrictEqual(group, { memberCount: 1, myRole: 'GroupManager', visibility: 'PublicAccess' })
  await call('POST', '/chatter/feed-elements', {
    feedElementType: 'FeedItem',
    subjectId: group.id,
    body: say('to all'),
  })
  const posts = await call('GET', '/chatter/feeds/groups/me/feed-elements')
  assert.partialDeepStrictEqual(posts.body, { elements: [{ body: { text: 'to all' }, parent: { name: 'Pumps' } }] })
  assert.partialDeepStrictEqual((await call('GET', `/chatter/groups/${group.id}/members`)).body, {
    members: [{ role: 'GroupManager', user: { id: org.userId } }],
  })
  assert.partialDeepStrictEqual((await call('GET', '/chatter/users/me/groups')).body, { total: 1 })
})

test('a file goes with a post', async (t) => {
  const { call, create, query } = await connect(t)
  const version = { Title: 'Plan', PathOnClient: 'plan.txt', VersionData: Buffer.from('text').toString('base64') }
  await create('ContentVersion', version)
  const [document] = await query('SELECT Id FROM ContentDocument')
  const posted = await call('POST', '/chatter/feed-elements', {
    feedElementType: 'FeedItem',
    subjectId: 'me',
    body: say('see'),
    capabilities: { content: { contentDocumentId: document?.['Id'] } },
  })
  assert.partialDeepStrictEqual(posted.body, {
    type: 'ContentPost',
    capabilities: { content: { title: 'Plan', fileSize: '4' } },
  })
})

test('groups are told page by page, with what was asked in the links', async (t) => {
  const { call } = await connect(t)
  for (const name of ['Pump A', 'Pump B', 'Valves', 'Pump C']) {
    await call('POST', '/chatter/groups', { name, visibility: 'PublicAccess' })
  }
  const pages: string[][] = []
  for (let path: string | null = '/chatter/groups?q=pump&pageSize=2'; path !== null; ) {
    const page = (await call('GET', path)).body as {
      groups: { name: string }[]
      total: number
      nextPageUrl: string | null
    }
    assert.equal(page.total, 3)
    pages.push(page.groups.map(({ name }) => name))
    path = page.nextPageUrl
  }
  assert.deepEqual(pages, [['Pump A', 'Pump B'], ['Pump C']])
})
