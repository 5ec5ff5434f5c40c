/** What a permission set allows with one field. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'FieldPermissions',
  label: 'Field Permissions',
  plural: 'Field Permissions',
  prefix: '01k',
  createable: true,
  updateable: true,
  deletable: true,
  replicateable: false,
  fields: [
    f.id('Field Permissions ID'),
    f.reference('ParentId', 'Parent ID', 'PermissionSet', {
      required: true,
      createOnly: true,
      children: 'FieldPerms',
      onParentDelete: 'cascade',
    }),
    f.picklist('SobjectType', 'SObject Type Name', [], { length: 40, required: true, createOnly: true }),
    f.text('Field', 'Field Name', 255, { required: true, createOnly: true }),
    f.checkbox('PermissionsEdit', 'Edit Field', { permissionable: false }),
    f.checkbox('PermissionsRead', 'Read Field', { permissionable: false }),
    f.systemModstamp(),
  ],
})
