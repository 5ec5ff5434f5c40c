/** https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_post_to_chatter.htm */
import { OrgError, to18 } from '../../org/index.ts'
import { make } from '../chatter/make.ts'
import type { Call } from '../wire/index.ts'
import { type Action, textOf } from './action.ts'

export default {
  name: 'chatterPost',
  label: 'Post to Chatter',
  type: 'CHATTERPOST',
  description: 'Post a message to a specific feed.',
  standard: true,
  inputs: [
    { name: 'communityId', label: 'Experience Cloud Site ID', type: 'ID' },
    { name: 'subjectNameOrId', label: 'Target Name or ID', type: 'STRING', required: true },
    { name: 'text', label: 'Message', type: 'STRING', required: true },
    { name: 'type', label: 'Target Type', type: 'STRING' },
    { name: 'visibility', label: 'Post Visibility', type: 'PICKLIST', choices: ['allUsers', 'internalUsers'] },
  ],
  outputs: [{ name: 'feedItemId', label: 'Feed Item ID', type: 'REFERENCE' }],
  run(call, inputs) {
    const ParentId = feedOf(call, textOf(inputs, 'subjectNameOrId') ?? '')
    const post = make(call, 'FeedItem', { ParentId, Body: textOf(inputs, 'text') })
    return { feedItemId: post.Id }
  },
} satisfies Action

/** The id of a record, of a user by name, or of a group by name. Throws OrgError. */
function feedOf({ view }: Call, given: string): string {
  const id = to18(given)
  if (id !== undefined) return id
  const [user] = view.table('User').lookup('Username', [given]) ?? []
  const group = [...view.table('CollaborationGroup').all()].find(({ Name }) => Name === given)
  const found = user ?? group
  if (found) return found.Id
  throw new OrgError('INVALID_ID_FIELD', `Invalid value for the subjectNameOrId parameter: ${given}`)
}
