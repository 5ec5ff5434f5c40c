/** A record has a topic once, and says of what object it is (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_topicassignment.htm). */
import { fill, type Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

export default {
  objects: ['TopicAssignment'],
  before(change, context) {
    if (change.kind !== 'create') return
    const { EntityId: entity = null, TopicId: topic } = change.after
    const others = context.find('TopicAssignment', 'EntityId', entity)
    const twin = others.find((other) => other['TopicId'] === topic)
    if (twin) {
      const words = `duplicate value found: EntityId duplicates value on record with id: ${twin.Id}`
      throw new OrgError('DUPLICATE_VALUE', words)
    }
    fill(change, 'EntityKeyPrefix', String(entity).slice(0, 3))
    fill(change, 'EntityType', context.catalog.ofId(String(entity))?.name ?? null)
  },
} satisfies Rule
