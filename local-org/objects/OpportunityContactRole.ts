/** The part a contact plays in an opportunity. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'OpportunityContactRole',
  label: 'Opportunity Contact Role',
  plural: 'Opportunity Contact Role',
  prefix: '00K',
  fields: [
    f.id('Contact Role ID'),
    f.reference('OpportunityId', 'Opportunity ID', 'Opportunity', {
      required: true,
      createOnly: true,
      children: 'OpportunityContactRoles',
      onParentDelete: 'cascade',
    }),
    f.reference('ContactId', 'Contact ID', 'Contact', {
      required: true,
      children: 'OpportunityContactRoles',
      onParentDelete: 'cascade',
    }),
    f.picklist('Role', 'Role', f.CONTACT_ROLES, { length: 40, permissionable: false }),
    f.checkbox('IsPrimary', 'Primary', { permissionable: false }),
    f.audit(),
    f.isDeleted(),
  ],
})
