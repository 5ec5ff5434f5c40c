/** Comments on a post of a feed. */
import { z } from 'zod'
import { defineCreation } from '../creation.ts'
import type { NewRow } from '../records/create.ts'

const input = z.strictObject({
  feedItemId: z.string().describe('Id of the post'),
  commentBody: z.string().min(1).describe('The comment'),
})

const toRow = ({ feedItemId, commentBody }: z.infer<typeof input>): NewRow => ({
  object: 'FeedComment',
  fields: { FeedItemId: feedItemId, CommentBody: commentBody },
})

export default defineCreation({
  id: 'addFeedComment',
  title: 'Add Feed Comment',
  describe: 'Adds a comment to a post of a feed.',
  object: 'FeedComment',
  group: 'Feed Items',
  input,
  toRow,
  examples: [
    {
      title: 'Answer a post',
      given: {
        account: { object: 'Account', fields: { Name: 'Northwind Orchard' } },
        post: { object: 'FeedItem', fields: { ParentId: '$account', Body: 'They want forty presses.' } },
      },
      input: { feedItemId: '$post', commentBody: 'The offer is out.' },
      output: { id: '<id>', created: true },
    },
    {
      title: 'A record instead of its post',
      given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
      input: { feedItemId: '$account', commentBody: 'x' },
      problem: 'id-malformed',
    },
  ],
})
