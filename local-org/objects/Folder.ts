/** Holds documents, e-mail templates or reports. */
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'Folder',
  label: 'Folder',
  plural: 'Folders',
  prefix: '00l',
  createable: true,
  updateable: true,
  deletable: true,
  searchable: true,
  fields: [
    f.id('Folder ID'),
    f.reference('ParentId', 'Parent Folder ID', 'Folder', { permissionable: false, children: 'SubFolders' }),
    f.text('Name', 'Name', 80, { required: true, nameField: true }),
    f.text('DeveloperName', 'Folder Unique Name', 80, { permissionable: false }),
    f.picklist('AccessType', 'Access Type', ['Shared', 'Public', 'Hidden', 'PublicInternal'], {
      required: true,
      length: 40,
    }),
    f.checkbox('IsReadonly', 'Read Only', { permissionable: false }),
    f.picklist('Type', 'Type', ['Document', 'Email', 'Report', 'Dashboard'], {
      required: true,
      createOnly: true,
      length: 40,
    }),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.audit(),
  ],
})
