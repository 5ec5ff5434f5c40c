/** Posts of all kinds: topics, polls, questions, rich text; announcements and requests of groups. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

type Body = Record<string, unknown>

const say = (text: string) => ({ messageSegments: [{ type: 'Text', text }] })

async function open(t: Parameters<typeof openOrg>[0]) {
  const opened = await openOrg(t)
  const ask = async (method: string, path: string, body?: unknown) =>
    (await opened.call(method, path, body)).body as Body
  const post = (body: Body) =>
    ask('POST', '/chatter/feed-elements', { feedElementType: 'FeedItem', subjectId: 'me', ...body })
  return { ...opened, ask, post }
}

test('tags become topics; posts and records are given topics and lose them', async (t) => {
  const { ask, call, create, post, query } = await open(t)
  const element = await post({ body: say('About #pumps and #[steam engines]') })
  const capabilities = `/chatter/feed-elements/${element['id']}/capabilities`
  assert.partialDeepStrictEqual(await ask('GET', `${capabilities}/topics`), {
    canAssignTopics: true,
    items: [{ name: 'pumps' }, { name: 'steam engines', talkingAbout: 1 }],
  })
  const accountId = await create('Account', { Name: 'A' })
  const path = `/connect/records/${accountId}/topics`
  const topic = await ask('POST', path, { topicName: 'Pumps' })
  assert.partialDeepStrictEqual(topic, { name: 'pumps', talkingAbout: 2 })
  assert.equal((await query('SELECT Id FROM TopicAssignment')).length, 3)
  assert.partialDeepStrictEqual(await ask('GET', `/chatter/feeds/topics/${topic['id']}/feed-elements`), {
    elements: [{ id: element['id'] }],
  })
  const twice = await call('POST', '/sobjects/TopicAssignment', { EntityId: accountId, TopicId: topic['id'] })
  assert.partialDeepStrictEqual(twice, { status: 400, body: [{ errorCode: 'DUPLICATE_VALUE' }] })
  const [given] = await query(`SELECT EntityKeyPrefix, EntityType FROM TopicAssignment WHERE EntityId = '${accountId}'`)
  assert.partialDeepStrictEqual(given, { EntityKeyPrefix: '001', EntityType: 'Account' })
  await call('DELETE', `${path}?topicId=${topic['id']}`)
  assert.deepEqual((await ask('GET', path))['topics'], [])
  assert.partialDeepStrictEqual(await ask('GET', '/connect/topics?q=steam'), { topics: [{ name: 'steam engines' }] })
  assert.equal((await call('DELETE', `/connect/topics/${topic['id']}`)).status, 204)
  assert.equal((await call('GET', `/connect/topics/${topic['id']}`)).status, 404)
})

test('a poll is voted on, and a second vote replaces the first', async (t) => {
  const { ask, call, post } = await open(t)
  const wish = { body: say('When?'), capabilities: { poll: { choices: ['Monday', 'Tuesday'] } } }
  const element = await post(wish)
  assert.equal(element['type'], 'PollPost')
  const path = `/chatter/feed-elements/${element['id']}/capabilities/poll`
  const { choices } = (await ask('GET', path)) as { choices: { id: string }[] }
  for (const choice of choices) await ask('PATCH', path, { myChoiceId: choice.id })
  assert.partialDeepStrictEqual(await ask('GET', path), {
    choices: [
      { text: 'Monday', voteCount: 0 },
      { position: 2, voteCount: 1, voteCountRatio: 1 },
    ],
    myChoiceId: choices[1]?.id,
    totalVoteCount: 1,
  })
  assert.equal((await call('PATCH', path, { myChoiceId: 'no' })).status, 404)
  const one = await call('POST', '/chatter/feed-elements', {
    subjectId: 'me',
    ...wish,
    capabilities: { poll: { choices: ['x'] } },
  })
  assert.equal(one.status, 400)
})

test('a question gets a best answer', async (t) => {
  const { ask, post } = await open(t)
  const capabilities = { questionAndAnswers: { questionTitle: 'Why?' } }
  const { id, type } = await post({ body: say('It leaks'), capabilities })
  assert.equal(type, 'QuestionPost')
  const base = `/chatter/feed-elements/${id}/capabilities`
  const comment = await ask('POST', `${base}/comments/items`, { body: say('Old') })
  const answered = await ask('PATCH', `${base}/question-and-answers`, { bestAnswerId: comment['id'] })
  assert.partialDeepStrictEqual(answered, { questionTitle: 'Why?', bestAnswer: { id: comment['id'] } })
})

test('markup is kept and comes back as segments; an edit counts a revision', async (t) => {
  const { ask, post, query } = await open(t)
  const markup = (type: string) => ({ type, markupType: 'Bold' })
  const text = (value: string) => ({ type: 'Text', text: value })
  const body = { messageSegments: [markup('MarkupBegin'), text('a < b'), markup('MarkupEnd'), text(' #tag')] }
  const element = await post({ body })
  assert.partialDeepStrictEqual(element['body'], {
    isRichText: true,
    text: 'a < b #tag',
    messageSegments: [
      { type: 'MarkupBegin', markupType: 'Bold', htmlTag: 'b' },
      { type: 'Text', text: 'a < b' },
      { type: 'MarkupEnd' },
      { type: 'Text', text: ' ' },
      { type: 'Hashtag', tag: 'tag' },
    ],
  })
  assert.equal((await query('SELECT Body FROM FeedItem'))[0]?.['Body'], '<b>a &lt; b</b> #tag')
  const path = `/chatter/feed-elements/${element['id']}`
  assert.partialDeepStrictEqual(await ask('PATCH', path, { body: say('plain') }), {
    body: { isRichText: false, text: 'plain' },
    capabilities: { edit: { latestRevision: 2 } },
  })
  assert.partialDeepStrictEqual(await ask('GET', `${path}/capabilities/edit/is-editable-by-me`), {
    isEditableByMe: true,
  })
  assert.partialDeepStrictEqual(await ask('GET', '/chatter/feed-elements?q=plain'), {
    elements: [{ id: element['id'] }],
  })
})

test('a group announces, and lets in who asks', async (t) => {
  const { ask, call, create, query, org } = await open(t)
  const group = await ask('POST', '/chatter/groups', { name: 'Pumps', visibility: 'PrivateAccess' })
  const wish = { body: say('Closed on Friday'), expirationDate: '2999-01-01T00:00:00.000Z' }
  const announcement = await ask('POST', `/chatter/groups/${group['id']}/announcements`, wish)
  assert.partialDeepStrictEqual(await ask('GET', `/chatter/groups/${group['id']}`), {
    announcement: { id: announcement['id'], body: { text: 'Closed on Friday' } },
  })
  assert.equal((await call('DELETE', `/chatter/announcements/${announcement['id']}`)).status, 204)
  const [profile] = await query("SELECT Id FROM Profile WHERE Name = 'Standard User'")
  const values = { LastName: 'Asker', Alias: 'asker', Email: 'a@b.example', Username: 'asker@b.example' }
  const zone = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }
  const RequesterId = await create('User', { ...values, ...zone, ProfileId: profile?.['Id'] })
  const requestId = await create('CollaborationGroupMemberRequest', { CollaborationGroupId: group['id'], RequesterId })
  const path = `/chatter/group-membership-requests/${requestId}`
  assert.partialDeepStrictEqual(await ask('PATCH', path, { status: 'Accepted' }), {
    status: 'Accepted',
    user: { id: RequesterId },
  })
  const { members } = (await ask('GET', `/chatter/groups/${group['id']}/members`)) as { members: { user: Body }[] }
  assert.deepEqual(members.map(({ user }) => user['id']).sort(), [org.userId, RequesterId].sort())
  assert.partialDeepStrictEqual(await ask('GET', '/chatter/mentions/completions?q=ask'), {
    mentionCompletions: [{ name: 'Asker', recordId: RequesterId, recordType: 'User' }],
  })
})

test('who waits asks what is new, and asks for several at once', async (t) => {
  const { ask, call, control, post, org } = await open(t)
  const first = await post({ body: say('one') })
  const page = await ask('GET', '/chatter/feeds/company/feed-elements')
  assert.partialDeepStrictEqual(await ask('GET', String(page['isModifiedUrl'])), { isModified: false })
  await control.advanceClock(2_000)
  const second = await post({ body: say('two') })
  const news = await ask('GET', String(page['updatesUrl']))
  assert.deepEqual(
    (news['elements'] as Body[]).map(({ id }) => id),
    [second['id']],
  )
  assert.partialDeepStrictEqual(await ask('GET', String(page['isModifiedUrl'])), { isModified: true })
  const batch = await ask('GET', `/chatter/feed-elements/batch/${first['id']},${second['id']},0D5000000000000AAA`)
  assert.partialDeepStrictEqual(batch, {
    hasErrors: true,
    results: [{ statusCode: 200 }, { statusCode: 200 }, { statusCode: 404 }],
  })
  assert.partialDeepStrictEqual(await ask('GET', `/chatter/users/batch/${org.userId}`), {
    results: [{ result: { id: org.userId } }],
  })
  const comment = await ask('POST', `/chatter/feed-elements/${first['id']}/capabilities/comments/items`, {
    body: say('Old'),
  })
  assert.partialDeepStrictEqual(await ask('PATCH', String(comment['url']), { body: say('New') }), {
    body: { text: 'New' },
  })
  assert.equal((await call('GET', '/chatter/feeds/company/feed-elements?updatedSince=x')).status, 400)
})

test("a post is shared with words of one's own", async (t) => {
  const { ask, call, post } = await open(t)
  const first = await post({ body: say('Look') })
  const capabilities = { feedEntityShare: { feedEntityId: first['id'] } }
  const second = await post({ body: say('See there'), capabilities })
  assert.partialDeepStrictEqual(second, {
    body: { text: 'See there' },
    capabilities: { feedEntityShare: { feedEntity: { id: first['id'], body: { text: 'Look' } } } },
  })
  const path = (id: unknown) => `/chatter/feed-elements/${id}/capabilities/feed-entity-share`
  assert.partialDeepStrictEqual(await ask('GET', path(second['id'])), { feedEntity: { id: first['id'] } })
  assert.equal((await call('GET', path(first['id']))).status, 404)
})

test('files are uploaded, read and told of, and come with posts and comments', async (t) => {
  const { org, call, create } = await openOrg(t)
  const send = async (path: string, parts: [string, string | Blob, string?][]) => {
    const body = new FormData()
    for (const [name, value, file] of parts) {
      if (typeof value === 'string') body.append(name, value)
      else body.append(name, value, file)
    }
    const headers = { authorization: `Bearer ${org.accessToken}` }
    const response = await fetch(`${org.url}/services/data/v60.0${path}`, { method: 'POST', body, headers })
    return [response.status, (await response.json()) as Record<string, unknown>] as const
  }
  const bytes = new Blob(['Hello'], { type: 'text/plain' })
  const parts: [string, string | Blob, string?][] = [
    ['title', 'Greeting'],
    ['desc', 'Short'],
    ['fileData', bytes, 'hello.txt'],
  ]
  const [status, file] = await send('/connect/files/users/me', parts)
  assert.equal(status, 201)
  assert.partialDeepStrictEqual(file, {
    title: 'Greeting',
    description: 'Short',
    contentSize: 5,
    mimeType: 'text/plain',
    sharingRole: 'Owner',
  })
  const url = `/connect/files/${file['id']}`
  assert.equal((await call('GET', `${url}/content`)).body, 'Hello')
  assert.partialDeepStrictEqual((await call('GET', '/connect/files/users/me')).body, { files: [{ id: file['id'] }] })
  const shares = (await call('GET', `${url}/file-shares`)).body
  assert.partialDeepStrictEqual(shares, { shares: [{ entity: { id: org.userId }, sharingType: 'I' }] })
  const several = (await call('GET', `/connect/files/batch/${file['id']},069000000000000AAA`)).body
  assert.partialDeepStrictEqual(several, { hasErrors: true, results: [{ statusCode: 200 }, { statusCode: 404 }] })

  const subjectId = await create('Account', { Name: 'A' })
  const said = { messageSegments: [{ type: 'Text', text: 'See' }] }
  const wish = { subjectId, feedElementType: 'FeedItem', body: said, capabilities: { content: { title: 'T' } } }
  const [, post] = await send('/chatter/feed-elements', [
    ['json', JSON.stringify(wish)],
    ['feedElementFileUpload', bytes, 'b.txt'],
  ])
  const posted = { type: 'ContentPost', capabilities: { content: { title: 'T', fileExtension: 'txt' } } }
  assert.partialDeepStrictEqual(post, posted)
  const element = await call('POST', '/chatter/feed-elements', {
    ...wish,
    capabilities: { files: { items: [{ id: file['id'] }] } },
  })
  assert.partialDeepStrictEqual(element.body, {
    type: 'ContentPost',
    capabilities: { content: { id: file['id'], title: 'Greeting' } },
  })
  assert.equal((await call('DELETE', url)).status, 204)
  assert.equal((await call('GET', url)).status, 404)
})

test('changes of fields that are tracked in feeds are told there', async (t) => {
  const { control, call, create, query, ask } = await open(t)
  await control.rules({ feedTracking: { Account: ['Phone', 'NumberOfEmployees'] } })
  const id = await create('Account', { Name: 'A', Phone: '1' })
  await call('PATCH', `/sobjects/Account/${id}`, { Name: 'B' })
  assert.deepEqual(await query('SELECT Id FROM FeedItem'), [])
  await call('PATCH', `/sobjects/Account/${id}`, { Phone: '2', NumberOfEmployees: 1200 })
  const { elements } = (await ask('GET', `/chatter/feeds/record/${id}/feed-elements`)) as { elements: Body[] }
  const changes = [
    { fieldName: 'Account Phone', newValue: '2', oldValue: '1' },
    { fieldName: 'Employees', newValue: '1200', oldValue: null },
  ]
  const told = { type: 'TrackedChange', event: true, capabilities: { trackedChanges: { changes } } }
  assert.partialDeepStrictEqual(elements, [told])
  const rows = await query('SELECT (SELECT FieldName, OldValue, NewValue FROM FeedTrackedChanges) FROM AccountFeed')
  assert.partialDeepStrictEqual(rows, [
    { FeedTrackedChanges: { records: [{ FieldName: 'Account.Phone', OldValue: '1', NewValue: '2' }, {}] } },
  ])
})

test('a user is given a picture, which is read where the user says, and loses it', async (t) => {
  const { org, call } = await openOrg(t)
  const ask = async (method: string, path: string) => (await call(method, path)).body as Record<string, unknown>
  const form = new FormData()
  form.append('fileUpload', new Blob([Uint8Array.of(137, 80, 78, 71)], { type: 'image/png' }), 'me.png')
  const headers = { authorization: `Bearer ${org.accessToken}` }
  const path = '/connect/user-profiles/me/photo'
  const given = await fetch(`${org.url}/services/data/v60.0${path}`, { method: 'POST', headers, body: form })
  const photo = (await given.json()) as Record<string, unknown>
  assert.equal(given.status, 201)
  assert.match(String(photo['photoVersionId']), /^729/)
  const picture = await fetch(String(photo['largePhotoUrl']), { headers })
  assert.equal(picture.headers.get('content-type'), 'image/png')
  assert.deepEqual(new Uint8Array(await picture.arrayBuffer()), Uint8Array.of(137, 80, 78, 71))
  assert.deepEqual((await ask('GET', '/chatter/users/me'))['photo'], photo)
  assert.equal((await ask('GET', `/sobjects/User/${org.userId}`))['FullPhotoUrl'], photo['largePhotoUrl'])
  assert.equal((await call('DELETE', path)).status, 204)
  assert.equal((await ask('GET', path))['photoVersionId'], null)
  assert.equal((await fetch(String(photo['largePhotoUrl']), { headers })).status, 404)
})
