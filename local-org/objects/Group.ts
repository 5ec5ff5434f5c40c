/** A public group or a queue that records can belong to. */
import * as f from './kit/index.ts'

const GROUP_TYPES: f.Choice[] = [
  ['Regular', 'Public Group'],
  ['Role', 'Role'],
  ['RoleAndSubordinates', 'Role and Subordinates'],
  ['Organization', 'Organization'],
  ['Queue', 'Queue'],
]

export default f.object({
  name: 'Group',
  label: 'Group',
  plural: 'Group',
  prefix: '00G',
  undeletable: false,
  layoutable: false,
  triggerable: false,
  fields: [
    f.id('Group ID'),
    f.text('Name', 'Name', 40, { required: true, nameField: true }),
    f.text('DeveloperName', 'Developer Name', 80, { permissionable: false }),
    f.reference('RelatedId', 'Related ID', ['User', 'UserRole'], { readOnly: true }),
    f.picklist('Type', 'Type', GROUP_TYPES, { required: true, createOnly: true, length: 40, default: 'Regular' }),
    f.email('Email', 'Email', { length: 255, permissionable: false }),
    f.reference('OwnerId', 'Owner ID', ['Organization', 'User'], {
      readOnly: true,
      nillable: false,
      defaultedOnCreate: true,
    }),
    f.checkbox('DoesSendEmailToMembers', 'Send Email to Members', { permissionable: false }),
    f.checkbox('DoesIncludeBosses', 'Include Bosses', { permissionable: false }),
    f.audit(),
    f.textarea('Description', 'Description', 255),
  ],
})
