/** A note as people write it today: a file whose text is rich. Its rows are those documents that are notes. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'ContentNote',
  label: 'Note',
  plural: 'Notes',
  prefix: '069',
  undeletable: false,
  replicateable: false,
  triggerable: false,
  mruEnabled: true,
  fields: [
    f.id('Note ID'),
    f.text('Title', 'Title', 255, { required: true, nameField: true, idLookup: true }),
    f.text('FileExtension', 'File Extension', 40, { readOnly: true }),
    f.text('FileType', 'File Type', 20, { readOnly: true }),
    f.int('ContentSize', 'Content Size', { readOnly: true }),
    f.datetime('ContentModifiedDate', 'Content Modified Date', { readOnly: true }),
    f.isDeleted(),
    f.owner('User', 'Owner ID', { createable: false, updateable: false, defaultedOnCreate: false }),
    f.created(),
    f.modified(),
    f.datetime('LastViewedDate', 'Last Viewed Date', { readOnly: true }),
    f.checkbox('IsReadOnly', 'Read Only', { readOnly: true, filterable: false }),
    f.reference('LatestPublishedVersionId', 'Latest Published Version ID', 'ContentVersion', { readOnly: true }),
    f.reference('LatestContentId', 'Latest Content ID', 'ContentVersion', { readOnly: true }),
    f.text('TextPreview', 'Text Preview', 255, { readOnly: true }),
    f.base64('Content', 'Content'),
    f.picklist('SharingPrivacy', 'File Privacy on Records', f.SHARING_PRIVACIES, { default: 'N', length: 40 }),
  ],
})
