/** Tells in a record's feed what changed, where an administrator has fields tracked there (https://help.salesforce.com/s/articleView?id=sf.collab_feed_tracking_overview.htm). */
import { isChanged, type Rule } from '../save/rule.ts'
import type { Value } from '../schema.ts'

export default {
  objects: 'all',
  order: 81,
  after(change, context) {
    const { kind, meta, before, after } = change
    const tracked = context.rulebook.feedTracking[meta.name]
    if (!tracked || kind !== 'update') return
    const changed = tracked.filter((name) => meta.field(name) && isChanged(change, name))
    if (changed.length === 0) return
    const FeedItemId = context.insert('FeedItem', { ParentId: after['Id'] ?? null, Type: 'TrackedChange' })
    const nameOf = (name: string, id: Value) => {
      const isReference = meta.field(name)?.type === 'reference'
      return isReference && typeof id === 'string' ? (context.live(id)?.['Name'] ?? id) : id
    }
    for (const name of changed) {
      const [OldValue = null, NewValue = null] = [before, after].map((row) => nameOf(name, row?.[name] ?? null))
      context.insert('FeedTrackedChange', { FeedItemId, FieldName: `${meta.name}.${name}`, OldValue, NewValue })
    }
  },
} satisfies Rule
