/** Gives a permission set to a user. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'PermissionSetAssignment',
  label: 'Permission Set Assignment',
  plural: 'Permission Set Assignments',
  prefix: '0Pa',
  createable: true,
  deletable: true,
  replicateable: false,
  updateable: true,
  fields: [
    f.id('PermissionSetAssignment ID'),
    f.reference('PermissionSetId', 'PermissionSet ID', 'PermissionSet', { createOnly: true, children: 'Assignments' }),
    f.reference('PermissionSetGroupId', 'PermissionSetGroup ID', 'PermissionSetGroup', {
      createOnly: true,
      children: 'Assignments',
    }),
    f.reference('AssigneeId', 'Assignee ID', 'User', {
      required: true,
      createOnly: true,
      children: 'PermissionSetAssignments',
      onParentDelete: 'cascade',
    }),
    f.systemModstamp('Date Assigned'),
    f.datetime('ExpirationDate', 'Expires On', { permissionable: false }),
    f.checkbox('IsActive', 'Is Active', { readOnly: true, defaultValue: true }),
    f.checkbox('IsRevoked', 'Is Revoked', { updateOnly: true }),
  ],
})
