/** Comments on a post of a feed. */
import { z } from 'zod'
import { defineAction } from '../define.ts'
import { createRecords, type NewRow } from '../records/create.ts'
import { lookForCreated } from '../records/look.ts'
import { writtenOutput } from '../schema.ts'

const input = z.strictObject({
  feedItemId: z.string().describe('Id of the post'),
  commentBody: z.string().min(1).describe('The comment'),
})

const toRow = ({ feedItemId, commentBody }: z.infer<typeof input>): NewRow => ({
  object: 'FeedComment',
  fields: { FeedItemId: feedItemId, CommentBody: commentBody },
})

export default defineAction({
  id: 'addFeedComment',
  title: 'Add Feed Comment',
  describe: 'Adds a comment to a post of a feed.',
  object: 'FeedComment',
  group: 'Feed Items',
  effect: 'create',
  writeClass: 'E2',
  input,
  output: writtenOutput,
  run: (context, inputs) => createRecords(context, inputs.map(toRow)),
  look: (context, inputs, since, known) => lookForCreated(context, inputs.map(toRow), since, known),
  cost: (n) => Math.ceil(n / 1000),
  needs: () => [{ object: 'FeedComment', access: 'create', fields: ['FeedItemId', 'CommentBody'] }],
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
