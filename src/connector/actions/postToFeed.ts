/** Posts to the feed of a record, user or group. */
import { z } from 'zod'
import { defineCreation } from '../creation.ts'
import type { NewRow } from '../records/create.ts'

const input = z.strictObject({
  parentId: z.string().describe('Id of the record, user or group whose feed it is'),
  body: z.string().min(1).describe('The text'),
  title: z.string().optional().describe('Title, with a link'),
  linkUrl: z.string().optional().describe('Address the post links to'),
})

const toRow = ({ parentId, body, title, linkUrl }: z.infer<typeof input>): NewRow => ({
  object: 'FeedItem',
  fields: { ParentId: parentId, Body: body, Title: title, LinkUrl: linkUrl },
})

export default defineCreation({
  id: 'postToFeed',
  title: 'Post to Feed',
  describe: 'Posts a text to the feed of a record, user or group.',
  object: 'FeedItem',
  group: 'Feed Items',
  input,
  toRow,
  examples: [
    {
      title: 'On an account',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { parentId: '$account', body: 'They want forty presses.' },
      output: { id: '<id>', created: true },
    },
    { title: 'A text that is no id', input: { parentId: 'northwind', body: 'x' }, problem: 'id-malformed' },
  ],
})
