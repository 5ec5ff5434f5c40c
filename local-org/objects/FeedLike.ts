/** Somebody likes a post or a comment. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'FeedLike',
  label: 'Feed Like',
  plural: 'Feed Likes',
  prefix: '0I0',
  layoutable: false,
  triggerable: false,
  updateable: false,
  replicateable: false,
  fields: [
    f.id('Feed Like ID'),
    f.reference('FeedItemId', 'Feed Item ID', 'FeedItem', {
      createOnly: true,
      children: 'FeedLikes',
      onParentDelete: 'cascade',
    }),
    f.reference('FeedEntityId', 'Feed Entity ID', ['FeedItem', 'FeedComment'], {
      required: true,
      createOnly: true,
      onParentDelete: 'cascade',
      relationshipName: null,
    }),
    f.created(),
    f.reference('InsertedById', 'Inserted By ID', 'User', { readOnly: true, nillable: false, defaultedOnCreate: true }),
    f.isDeleted(),
    f.systemModstamp(),
  ],
})
