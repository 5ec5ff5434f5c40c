/** The part a contact plays for an account. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'AccountContactRole',
  label: 'Account Contact Role',
  plural: 'Account Contact Roles',
  prefix: '02Z',
  layoutable: false,
  triggerable: false,
  fields: [
    f.id('Contact Role ID'),
    f.isDeleted(),
    f.audit(),
    f.reference('AccountId', 'Account ID', 'Account', {
      required: true,
      createOnly: true,
      children: 'AccountContactRoles',
      onParentDelete: 'cascade',
    }),
    f.reference('ContactId', 'Contact ID', 'Contact', {
      required: true,
      children: 'AccountContactRoles',
      onParentDelete: 'cascade',
    }),
    f.picklist('Role', 'Role', f.CONTACT_ROLES, { length: 40, permissionable: false }),
    f.checkbox('IsPrimary', 'Primary', { permissionable: false }),
  ],
})
