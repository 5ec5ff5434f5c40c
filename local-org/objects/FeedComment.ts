/** A comment on a post. */
import * as f from './kit/index.ts'

const COMMENT_TYPES: f.Choice[] = [
  ['TextComment', 'Text Comment'],
  ['ContentComment', 'Content Comment'],
]

export default f.detail({
  name: 'FeedComment',
  label: 'Feed Comment',
  plural: 'Feed Comments',
  prefix: '0D7',
  searchable: true,
  layoutable: false,
  fields: [
    { ...f.id('Feed Comment ID'), aggregatable: false },
    f.reference('FeedItemId', 'Feed Item ID', 'FeedItem', {
      required: true,
      createOnly: true,
      children: 'FeedComments',
      onParentDelete: 'cascade',
      relationshipName: null,
    }),
    f.reference('ParentId', 'Parent ID', f.FEEDABLE, {
      readOnly: true,
      // Comments go with their post.
      onParentDelete: 'cascade',
      childCascade: false,
      relationshipName: null,
    }),
    f.whoFirst(f.created()),
    f.systemModstamp(),
    f.int('Revision', 'Revision', { readOnly: true, defaultValue: 1 }),
    f.reference('LastEditById', 'Last Edit By ID', 'User', { readOnly: true, relationshipName: null }),
    f.datetime('LastEditDate', 'Last Edit Date', { readOnly: true }),
    f.textarea('CommentBody', 'Comment Body', 10000, { required: true, sortable: true }),
    f.isDeleted(),
    f.reference('InsertedById', 'InsertedBy ID', 'User', { readOnly: true, nillable: false, defaultedOnCreate: true }),
    f.picklist('CommentType', 'Comment Type', COMMENT_TYPES, { createOnly: true, length: 40, default: 'TextComment' }),
    f.reference('RelatedRecordId', 'Related Record ID', 'ContentVersion', { createOnly: true, relationshipName: null }),
    f.checkbox('IsRichText', 'Is Rich Text', { permissionable: false }),
    f.checkbox('IsVerified', 'Is a Verified Comment', { permissionable: false }),
    f.checkbox('HasEntityLinks', 'Has entity links', { readOnly: true }),
    f.picklist('Status', 'Status', f.FEED_STATUSES, { permissionable: false, length: 40, default: 'Published' }),
    f.reference('ThreadParentId', 'Feed Comment ID', 'FeedComment', { createOnly: true }),
    f.int('ThreadLevel', 'Thread Level', { readOnly: true }),
    f.int('ThreadChildrenCount', 'Thread Children Count', { readOnly: true }),
    f.datetime('ThreadLastUpdatedDate', 'Thread Last Updated Date', { readOnly: true }),
  ],
})
