/** A file kept with one record, the old way. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'Attachment',
  label: 'Attachment',
  plural: 'Attachments',
  prefix: '00P',
  undeletable: true,
  layoutable: false,
  searchable: true,
  fields: [
    f.id('Attachment ID'),
    f.isDeleted(),
    f.reference('ParentId', 'Parent ID', f.ATTACHABLE, {
      required: true,
      createOnly: true,
      children: 'Attachments',
      onParentDelete: 'cascade',
    }),
    f.text('Name', 'File Name', 255, { required: true, nameField: true }),
    f.checkbox('IsPrivate', 'Private', { permissionable: false }),
    f.text('ContentType', 'Content Type', 120, { permissionable: false }),
    f.int('BodyLength', 'Body Length', { readOnly: true }),
    f.base64('Body', 'Body', { nillable: false }),
    f.owner(),
    f.audit(),
    f.textarea('Description', 'Description', 500, { permissionable: false }),
  ],
})
