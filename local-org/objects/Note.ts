/** A text kept with one record, the old way. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'Note',
  label: 'Note',
  plural: 'Notes',
  prefix: '002',
  undeletable: true,
  searchable: true,
  fields: [
    f.id('Note Id'),
    f.isDeleted(),
    f.reference('ParentId', 'Parent ID', f.NOTABLE, {
      required: true,
      createOnly: true,
      children: 'Notes',
      onParentDelete: 'cascade',
    }),
    f.text('Title', 'Title', 80, { required: true, nameField: true }),
    f.checkbox('IsPrivate', 'Private', { permissionable: false }),
    f.textarea('Body', 'Body', 32000, { permissionable: false }),
    f.owner(),
    f.audit(),
  ],
})
