/** A status that members of one campaign may have. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'CampaignMemberStatus',
  label: 'Campaign Member Status',
  plural: 'Campaign Member Statuses',
  prefix: '01Y',
  triggerable: false,
  fields: [
    f.id('Campaign Member Status ID'),
    f.isDeleted(),
    f.reference('CampaignId', 'Campaign ID', 'Campaign', {
      required: true,
      createOnly: true,
      children: 'CampaignMemberStatuses',
      onParentDelete: 'cascade',
    }),
    f.text('Label', 'Member Status', 765, { required: true, nameField: true, groupable: false }),
    f.int('SortOrder', 'Sort Order', { permissionable: false }),
    f.checkbox('IsDefault', 'Is Default', { permissionable: false }),
    f.checkbox('HasResponded', 'Responded', { permissionable: false }),
    f.audit(),
  ],
})
