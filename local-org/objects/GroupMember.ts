/** A user or group that belongs to a group or queue. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'GroupMember',
  label: 'Group Member',
  plural: 'Group Member',
  prefix: '011',
  createable: true,
  deletable: true,
  fields: [
    f.id('Group Member ID'),
    f.reference('GroupId', 'Group ID', 'Group', {
      required: true,
      createOnly: true,
      children: 'GroupMembers',
      onParentDelete: 'cascade',
    }),
    f.reference('UserOrGroupId', 'User/Group ID', ['Group', 'User'], {
      required: true,
      createOnly: true,
      relationshipName: null,
    }),
    f.systemModstamp(),
  ],
})
