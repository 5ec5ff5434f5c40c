/** A Chatter group: people who post to one another. */
import * as f from './kit/index.ts'

const KINDS = ['Public', 'Private', 'Unlisted']

export default f.detail({
  name: 'CollaborationGroup',
  label: 'Group',
  plural: 'Groups',
  prefix: '0F9',
  searchable: true,
  feedEnabled: true,
  mruEnabled: true,
  undeletable: false,
  replicateable: false,
  fields: [
    f.id('Group Id'),
    f.text('Name', 'Name', 40, { required: true, nillable: false, nameField: true }),
    f.int('MemberCount', 'Member Count', {
      readOnly: true,
      nillable: false,
      defaultValue: 0,
      summary: { childObject: 'CollaborationGroupMember', foreignKey: 'CollaborationGroupId', operation: 'count' },
    }),
    f.owner(),
    f.created(),
    f.modified(),
    f.systemModstamp(),
    f.picklist('CollaborationType', 'Access Type', KINDS, { length: 40, restrictedPicklist: true, default: 'Public' }),
    f.textarea('Description', 'Description', 1000),
    f.text('InformationTitle', 'Information Title', 255),
    f.textarea('InformationBody', 'Information', 4000),
    f.datetime('LastFeedModifiedDate', 'Last Feed Modified Date', { readOnly: true }),
    f.checkbox('CanHaveGuests', 'Allow customers'),
    f.viewed(),
    f.checkbox('IsArchived', 'Archive'),
    f.checkbox('IsAutoArchiveDisabled', 'Disable automatic archiving'),
    f.checkbox('IsBroadcast', 'Broadcast Only'),
    f.isDeleted(),
  ],
})
