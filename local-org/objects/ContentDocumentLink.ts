/** Shows a file on a record, or shares it with a user. */
import * as f from './kit/index.ts'

const SHARE_TYPES: f.Choice[] = [
  ['V', 'Viewer'],
  ['C', 'Collaborator'],
  ['I', 'Inferred'],
]

const VISIBILITIES: f.Choice[] = [
  ['AllUsers', 'All Users'],
  ['InternalUsers', 'Standard Users'],
  ['SharedUsers', 'Shared Users'],
]

export default f.detail({
  name: 'ContentDocumentLink',
  label: 'Content Document Link',
  plural: 'Content Document Link',
  prefix: '06A',
  replicateable: false,
  fields: [
    f.id('ContentDocumentLink ID'),
    f.reference('LinkedEntityId', 'Linked Entity ID', f.LINKABLE, {
      required: true,
      createOnly: true,
      children: 'ContentDocumentLinks',
      onParentDelete: 'cascade',
    }),
    f.reference('ContentDocumentId', 'ContentDocument ID', 'ContentDocument', {
      required: true,
      createOnly: true,
      children: 'ContentDocumentLinks',
      onParentDelete: 'cascade',
    }),
    f.isDeleted(),
    f.systemModstamp('Last Modified Date'),
    f.picklist('ShareType', 'Share Type', SHARE_TYPES, { length: 40, permissionable: false }),
    f.picklist('Visibility', 'Visibility', VISIBILITIES, { length: 40, permissionable: false }),
  ],
})
