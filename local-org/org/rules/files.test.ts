/** Files, posts and users. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const { org, admin, create, row, refusal } = await freshOrg()
const VersionData = Buffer.from('hello').toString('base64')

test('the first version of a file makes its document and shows it on a record', () => {
  const account = create('Account', { Name: 'A' })
  const values = { PathOnClient: 'note.txt', VersionData, FirstPublishLocationId: account }
  const version = row('ContentVersion', create('ContentVersion', values))
  assert.deepEqual(
    [version['Title'], version['FileType'], version['ContentSize'], version['IsLatest'], version['VersionNumber']],
    ['note', 'TEXT', 5, true, '1'],
  )
  const document = String(version['ContentDocumentId'])
  assert.equal(row('ContentDocument', document)['LatestPublishedVersionId'], version.Id)
  const links = org.as(admin).table('ContentDocumentLink').lookup('ContentDocumentId', [document])
  assert.deepEqual(
    links?.map((link) => [link['LinkedEntityId'], link['ShareType']]),
    [
      [admin, 'I'],
      [account, 'V'],
    ],
  )
  const second = create('ContentVersion', { PathOnClient: 'note2.txt', VersionData, ContentDocumentId: document })
  assert.equal(row('ContentVersion', version.Id)['IsLatest'], false)
  assert.equal(row('ContentDocument', document)['LatestPublishedVersionId'], second)
  const again = { ContentDocumentId: document, LinkedEntityId: account }
  assert.equal(refusal({ op: 'create', object: 'ContentDocumentLink', values: again }).code, 'DUPLICATE_VALUE')
})

test('a note is a document, and each content a version of it', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const account = create('Account', { Name: 'A' })
  const note = create('ContentNote', { Title: 'Call', Content: base64('<p>Hi\n & <b>bye</p><script>x</script>') })
  const { FileType, FileExtension, TextPreview, Title, ...first } = row('ContentNote', note)
  assert.deepEqual([FileType, FileExtension, TextPreview, Title], ['SNOTE', 'snote', 'Hi & bye', 'Call'])
  assert.equal(Buffer.from(org.blob(String(first['Content'])) ?? []).toString(), '<p>Hi &amp; <b>bye</b></p>')
  assert.equal(row('ContentDocument', note)['FileType'], 'SNOTE')
  create('ContentDocumentLink', { ContentDocumentId: note, LinkedEntityId: account })
  org.update(admin, 'ContentNote', note, { Content: base64('more') })
  org.update(admin, 'ContentNote', note, { Title: 'Called' })
  const latest = row('ContentVersion', String(row('ContentNote', note)['LatestPublishedVersionId']))
  assert.deepEqual([latest['VersionNumber'], latest['Title'], latest['TextPreview']], ['2', 'Called', 'more'])
  assert.equal(row('ContentDocument', note)['Title'], 'Called')
  assert.deepEqual(refusal({ op: 'create', object: 'ContentNote', values: {} }).fields, ['Title'])
  org.delete(admin, 'ContentNote', note)
  assert.deepEqual([...org.as(admin).table('ContentNote').all()], [])
  assert.equal(row('ContentDocument', note)['IsDeleted'], true)
})

test('a document and its last version are called the same', () => {
  const version = create('ContentVersion', { PathOnClient: 'a.txt', VersionData })
  const document = String(row('ContentVersion', version)['ContentDocumentId'])
  org.update(admin, 'ContentDocument', document, { Title: 'b' })
  assert.equal(row('ContentVersion', version)['Title'], 'b')
  org.update(admin, 'ContentVersion', version, { Title: 'c' })
  assert.equal(row('ContentDocument', document)['Title'], 'c')
})

test('a file without content is refused', () => {
  const { fields } = refusal({ op: 'create', object: 'ContentVersion', values: { Title: 'x' } })
  assert.deepEqual(fields, ['VersionData'])
})

test('comments belong to the parent of their post and are counted', () => {
  const account = create('Account', { Name: 'A' })
  const post = create('FeedItem', { ParentId: account, Body: 'Hello' })
  const comment = create('FeedComment', { FeedItemId: post, CommentBody: 'Hi' })
  assert.equal(row('FeedComment', comment)['ParentId'], account)
  assert.equal(row('FeedItem', post)['CommentCount'], 1)
  assert.equal(row('FeedItem', post)['Type'], 'TextPost')
  assert.equal(
    refusal({ op: 'create', object: 'FeedItem', values: { ParentId: account } }).code,
    'FIELD_INTEGRITY_EXCEPTION',
  )
})

test('a user needs a name of its own that looks like an e-mail address', () => {
  const ProfileId = String(row('User', admin)['ProfileId'])
  const values = {
    LastName: 'New',
    Alias: 'new',
    Email: 'new@x.example',
    Username: 'new@x.example',
    ProfileId,
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  }
  const refused = (more: object) => refusal({ op: 'create', object: 'User', values: { ...values, ...more } }).code
  assert.equal(refused({ Username: 'plain' }), 'INVALID_EMAIL_ADDRESS')
  assert.equal(refused({ Username: org.admin.username.toUpperCase() }), 'DUPLICATE_USERNAME')
  const id = create('User', { ...values, IsActive: true })
  assert.equal(org.as(id).user.timeZone, 'Europe/Berlin')
})
