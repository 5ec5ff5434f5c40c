/** What a permission set allows with the records of one object. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'ObjectPermissions',
  label: 'Object Permissions',
  plural: 'Object Permissions',
  prefix: '110',
  createable: true,
  updateable: true,
  deletable: true,
  replicateable: false,
  fields: [
    f.id('ObjectPermissions ID'),
    f.reference('ParentId', 'Parent ID', 'PermissionSet', {
      required: true,
      createOnly: true,
      children: 'ObjectPerms',
      onParentDelete: 'cascade',
    }),
    f.picklist('SobjectType', 'SObject Type Name', [], { length: 40, required: true, createOnly: true }),
    f.checkbox('PermissionsCreate', 'Create Records', { permissionable: false }),
    f.checkbox('PermissionsRead', 'Read Records', { permissionable: false }),
    f.checkbox('PermissionsEdit', 'Edit Records', { permissionable: false }),
    f.checkbox('PermissionsDelete', 'Delete Records', { permissionable: false }),
    f.checkbox('PermissionsViewAllRecords', 'Read All Records', { permissionable: false }),
    f.checkbox('PermissionsModifyAllRecords', 'Edit All Records', { permissionable: false }),
    f.checkbox('PermissionsViewAllFields', 'ViewAllFields', { permissionable: false }),
    f.audit(),
  ],
})
