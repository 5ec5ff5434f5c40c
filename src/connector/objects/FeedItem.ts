/** Feed items: posts in the feed of a record, user or group. Posting is actions/postToFeed.ts. */
import { choice, defineObject, id, longText, text, url } from '../object.ts'

export default defineObject({
  api: 'FeedItem',
  name: 'FeedItem',
  plural: 'FeedItems',
  describe: 'a post in the feed of a record, user or group.',
  synonyms: ['post', 'chatter', 'feed'],
  verbs: 'RDL',
  changes: 'n',
  fields: {
    parentId: id('Id of the record, user or group whose feed it is', { required: true }),
    body: longText('The text'),
    title: text('Title of a link'),
    linkUrl: url('Address the post links to'),
    type: choice('Kind of post: TextPost, LinkPost, ContentPost'),
  },
  findBy: [{ field: 'parentId' }],
  shown: ['Id', 'ParentId', 'Type', 'Title', 'Body', 'LinkUrl', 'CommentCount', 'CreatedById', 'CreatedDate'],
  fingerprint: ['parentId', 'title'],
  sample: {
    given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
    create: { parentId: '$account', body: 'They want forty presses.' },
    change: { body: 'They want fifty presses.' },
    mistake: { values: { parentId: 'nobody' }, problem: 'id-malformed' },
  },
})
