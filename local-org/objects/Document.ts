/** A file in a folder, not tied to a record. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'Document',
  label: 'Document',
  plural: 'Documents',
  prefix: '015',
  triggerable: false,
  mruEnabled: true,
  layoutable: false,
  fields: [
    f.id('Document ID'),
    f.reference('FolderId', 'Folder ID', ['Folder', 'User'], { required: true }),
    f.isDeleted(),
    f.text('Name', 'Document Name', 255, { required: true, nameField: true }),
    f.text('DeveloperName', 'Document Unique Name', 80, { required: true, defaultedOnCreate: true }),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.text('ContentType', 'MIME Type', 120, { permissionable: false }),
    f.text('Type', 'File Extension', 40, { permissionable: false }),
    f.checkbox('IsPublic', 'Externally Available', { permissionable: false }),
    f.int('BodyLength', 'Body Length', { required: true, readOnly: true }),
    f.base64('Body', 'Body'),
    f.text('Url', 'Url', 255, { permissionable: false }),
    f.textarea('Description', 'Description', 255, { permissionable: false }),
    f.text('Keywords', 'Keywords', 255, { permissionable: false }),
    f.checkbox('IsInternalUseOnly', 'Internal Use Only', { permissionable: false }),
    f.reference('AuthorId', 'Author ID', 'User', { required: true, defaultedOnCreate: true }),
    f.audit(),
    f.checkbox('IsBodySearchable', 'Document Content Searchable', { readOnly: true }),
    f.viewed(),
  ],
})
