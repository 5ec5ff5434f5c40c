/** Somebody follows a record or a person in Chatter. */
import * as f from './kit/index.ts'

export default f.detail({
  name: 'EntitySubscription',
  label: 'Entity Subscription',
  plural: 'Entity Subscriptions',
  prefix: '0E8',
  layoutable: false,
  triggerable: false,
  updateable: false,
  undeletable: false,
  fields: [
    f.id('Entity Subscription ID'),
    f.reference('ParentId', 'Parent ID', f.FEEDABLE, {
      required: true,
      createOnly: true,
      children: 'FeedSubscriptionsForEntity',
      onParentDelete: 'cascade',
    }),
    f.reference('SubscriberId', 'Subscriber ID', 'User', {
      required: true,
      createOnly: true,
      children: 'FeedSubscriptions',
    }),
    f.whoFirst(f.created()),
    f.isDeleted(),
  ],
})
