/** A post in the feed of a record or user. */
import * as f from './kit/index.ts'

const FEED_TYPES: f.Choice[] = [
  ['TextPost', 'Text Post'],
  ['LinkPost', 'Link Post'],
  ['ContentPost', 'Content Post'],
  ['QuestionPost', 'Question Post'],
  ['TrackedChange', 'Tracked Change'],
  ['CallLogPost', 'Call Log'],
  ['CreateRecordEvent', 'Create Record Event'],
]

export default f.detail({
  name: 'FeedItem',
  label: 'Feed Item',
  plural: 'Feed Items',
  prefix: '0D5',
  searchable: true,
  fields: [
    { ...f.id('Feed Item ID'), aggregatable: false },
    f.reference('ParentId', 'Parent ID', f.FEEDABLE, { required: true, createOnly: true, onParentDelete: 'cascade' }),
    f.picklist('Type', 'Feed Item Type', FEED_TYPES, { createOnly: true, length: 40, default: 'TextPost' }),
    f.whoFirst(f.created()),
    f.isDeleted(),
    f.datetime('LastModifiedDate', 'Last Modified Date', { readOnly: true, nillable: false, defaultedOnCreate: true }),
    f.systemModstamp(),
    f.int('Revision', 'Revision', { readOnly: true, defaultValue: 1 }),
    f.reference('LastEditById', 'Last Edit By ID', 'User', { readOnly: true, relationshipName: null }),
    f.datetime('LastEditDate', 'Last Edit Date', { readOnly: true }),
    f.int('CommentCount', 'Comment Count', {
      readOnly: true,
      nillable: false,
      defaultValue: 0,
      summary: { childObject: 'FeedComment', foreignKey: 'FeedItemId', operation: 'count' },
    }),
    f.int('LikeCount', 'Like Count', {
      readOnly: true,
      nillable: false,
      defaultValue: 0,
      summary: { childObject: 'FeedLike', foreignKey: 'FeedItemId', operation: 'count' },
    }),
    f.text('Title', 'Title', 255, { permissionable: false, nameField: true }),
    f.textarea('Body', 'Body', 10000, { permissionable: false, sortable: true }),
    f.url('LinkUrl', 'Link Url', { length: 1000, createOnly: true, groupable: false }),
    f.checkbox('IsRichText', 'Is Rich Text', { permissionable: false }),
    f.reference('RelatedRecordId', 'Related Record ID', 'ContentVersion', { createOnly: true, relationshipName: null }),
    f.reference('InsertedById', 'InsertedBy ID', 'User', { readOnly: true, nillable: false, defaultedOnCreate: true }),
    f.reference('BestCommentId', 'Best Comment ID', 'FeedComment', { readOnly: true }),
    f.checkbox('HasContent', 'Has Content', { readOnly: true }),
    f.checkbox('HasLink', 'Has Link', { readOnly: true }),
    f.checkbox('HasFeedEntity', 'Has Feed Entity Attachment', { readOnly: true }),
    f.checkbox('HasVerifiedComment', 'Has Verified Comment', { readOnly: true }),
    f.checkbox('IsClosed', 'Is Closed', { readOnly: true }),
    f.picklist('Status', 'Status', f.FEED_STATUSES, { permissionable: false, length: 40, default: 'Published' }),
  ],
})
