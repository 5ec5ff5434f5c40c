/** A file; its content stands in its versions. */
import * as f from './kit/index.ts'

const LATER = { updateOnly: true, length: 40 }

export default f.object({
  name: 'ContentDocument',
  label: 'Content Document',
  plural: 'Content Documents',
  prefix: '069',
  createable: false,
  mruEnabled: true,
  replicateable: false,
  fields: [
    f.id('ContentDocument ID'),
    f.whoFirst(f.audit()),
    f.checkbox('IsArchived', 'Is Archived', { updateOnly: true }),
    f.reference('ArchivedById', 'User ID', 'User', { readOnly: true, relationshipName: null }),
    f.date('ArchivedDate', 'Archived Date', { readOnly: true }),
    f.isDeleted(),
    f.owner('User', 'Owner ID', { createable: false, defaultedOnCreate: false }),
    f.text('Title', 'Title', 255, { required: true, createable: false, nameField: true }),
    f.picklist('PublishStatus', 'Publish Status', f.PUBLISH_STATUSES, {
      readOnly: true,
      nillable: false,
      default: 'U',
      length: 40,
    }),
    f.reference('LatestPublishedVersionId', 'Latest Published Version ID', 'ContentVersion', { readOnly: true }),
    f.reference('ParentId', 'Parent ID', 'ContentWorkspace', { updateOnly: true }),
    f.viewed(),
    f.textarea('Description', 'Description', 1000, { updateOnly: true }),
    f.int('ContentSize', 'Size', { readOnly: true }),
    f.text('FileType', 'File Type', 20, { readOnly: true }),
    f.text('FileExtension', 'File Extension', 40, { readOnly: true }),
    f.picklist('SharingOption', 'Prevent others from sharing and unsharing', f.SHARING_OPTIONS, {
      ...LATER,
      default: 'A',
    }),
    f.picklist('SharingPrivacy', 'File Privacy on Records', f.SHARING_PRIVACIES, { ...LATER, default: 'N' }),
    f.datetime('ContentModifiedDate', 'Content Modified Date', { readOnly: true }),
    f.reference('ContentAssetId', 'Asset File ID', 'ContentAsset', { updateOnly: true }),
    f.checkbox('IsInternalOnly', 'Is Internal Only', { updateOnly: true }),
  ],
})
