/** Who belongs to a Chatter group, and what they are there. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'CollaborationGroupMember',
  label: 'Group Member',
  plural: 'Group Members',
  prefix: '0FB',
  undeletable: false,
  fields: [
    f.id('Group Member Id'),
    f.reference('CollaborationGroupId', 'CollaborationGroup ID', 'CollaborationGroup', {
      required: true,
      createOnly: true,
      children: 'GroupMembers',
      onParentDelete: 'cascade',
    }),
    f.reference('MemberId', 'Member ID', 'User', { required: true, createOnly: true, children: 'GroupMemberships' }),
    f.picklist(
      'CollaborationRole',
      'Group Member Role',
      [
        ['Standard', 'Member'],
        ['Admin', 'Manager'],
      ],
      {
        length: 40,
        restrictedPicklist: true,
        default: 'Standard',
      },
    ),
    f.picklist(
      'NotificationFrequency',
      'Notification Frequency',
      [
        ['D', 'Daily'],
        ['W', 'Weekly'],
        ['N', 'Never'],
        ['P', 'On each post'],
      ],
      {
        length: 40,
        default: 'N',
      },
    ),
    f.datetime('LastFeedAccessDate', 'Last Feed Access Date', { readOnly: true }),
    f.created(),
    f.modified(),
    f.systemModstamp(),
    f.isDeleted(),
  ],
})
