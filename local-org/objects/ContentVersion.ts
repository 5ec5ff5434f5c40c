/** One version of a file; saving the first one makes the ContentDocument. */
import * as f from './kit/index.ts'

const ORIGINS: f.Choice[] = [
  ['C', 'Content'],
  ['H', 'Chatter'],
]

const LOCATIONS: f.Choice[] = [
  ['S', 'Salesforce'],
  ['E', 'External'],
  ['L', 'Social Customer Service'],
]

/** A choice that has a value from the start and may be changed. */
const freely = (value: string) => ({ required: true, default: value, length: 40 })

export default f.object({
  name: 'ContentVersion',
  label: 'Content Version',
  plural: 'Content Versions',
  prefix: '068',
  deletable: false,
  undeletable: false,
  replicateable: false,
  fields: [
    f.id('ContentVersion ID'),
    f.reference('ContentDocumentId', 'ContentDocument ID', 'ContentDocument', {
      required: true,
      createOnly: true,
      defaultedOnCreate: true,
      children: 'ContentVersions',
      onParentDelete: 'cascade',
    }),
    f.checkbox('IsLatest', 'Is Latest', { readOnly: true }),
    f.url('ContentUrl', 'Content URL', { length: 1333, groupable: false, permissionable: false }),
    f.text('VersionNumber', 'Version Number', 20, { readOnly: true }),
    f.text('Title', 'Title', 255, { required: true, nameField: true }),
    f.textarea('Description', 'Description', 1000, { permissionable: false }),
    f.text('ReasonForChange', 'Reason For Change', 1000, { groupable: false, permissionable: false }),
    f.picklist('SharingOption', 'Prevent others from sharing and unsharing', f.SHARING_OPTIONS, freely('A')),
    f.picklist('SharingPrivacy', 'File Privacy on Records', f.SHARING_PRIVACIES, freely('N')),
    f.text('PathOnClient', 'Path On Client', 500, { createOnly: true, groupable: false }),
    f.int('RatingCount', 'Rating Count', { readOnly: true }),
    f.isDeleted(),
    f.recordType(),
    f.datetime('ContentModifiedDate', 'Content Modified Date', { createOnly: true }),
    f.reference('ContentModifiedById', 'User ID', 'User', { readOnly: true }),
    f.int('PositiveRatingCount', 'Positive Rating Count', { readOnly: true }),
    f.int('NegativeRatingCount', 'Negative Rating Count', { readOnly: true }),
    f.int('FeaturedContentBoost', 'Featured Content Boost', { readOnly: true }),
    f.date('FeaturedContentDate', 'Featured Content Date', { readOnly: true }),
    f.owner(),
    f.whoFirst(f.audit()),
    f.textarea('TagCsv', 'Tags', 2000, { opaque: true, sortable: true, permissionable: false }),
    f.text('FileType', 'File Type', 20, { required: true, readOnly: true }),
    f.picklist('PublishStatus', 'Publish Status', f.PUBLISH_STATUSES, {
      readOnly: true,
      nillable: false,
      default: 'U',
      length: 40,
    }),
    f.base64('VersionData', 'Version Data'),
    f.int('ContentSize', 'Size', { readOnly: true }),
    f.text('FileExtension', 'File Extension', 40, { readOnly: true }),
    f.reference('FirstPublishLocationId', 'First Publish Location ID', f.LINKABLE, { createOnly: true }),
    f.picklist('Origin', 'Content Origin', ORIGINS, { ...freely('C'), updateable: false }),
    f.picklist('ContentLocation', 'Content Location', LOCATIONS, { ...freely('S'), updateable: false }),
    f.text('TextPreview', 'Text Preview', 255, { readOnly: true }),
    f.text('ExternalDocumentInfo1', 'External Document Info1', 1000, { groupable: false, permissionable: false }),
    f.text('ExternalDocumentInfo2', 'External Document Info2', 1000, { groupable: false, permissionable: false }),
    f.reference('ExternalDataSourceId', 'External Data Source ID', 'ExternalDataSource'),
    f.text('Checksum', 'Checksum', 50, { readOnly: true }),
    f.checkbox('IsMajorVersion', 'Major Version', { createOnly: true }),
    f.checkbox('IsAssetEnabled', 'Asset File Enabled', { createOnly: true }),
    f.text('VersionDataUrl', 'Version Data URL', 255, { readOnly: true }),
  ],
})
