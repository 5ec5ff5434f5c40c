/** What a document is called and how it is shared is its last version's as well. */
import { isChanged, type Rule } from '../save/rule.ts'

const SHARED = ['Title', 'Description', 'SharingOption', 'SharingPrivacy', 'OwnerId']

export default {
  objects: ['ContentDocument'],
  before(change, context) {
    if (change.kind === 'update' && isChanged(change, 'Title')) change.after['ContentModifiedDate'] = context.now
  },
  after(change, context) {
    if (change.kind !== 'update') return
    const { after, meta } = change
    const changed = SHARED.filter((name) => meta.has(name) && isChanged(change, name))
    if (changed.length === 0) return
    const values = Object.fromEntries(changed.map((name) => [name, after[name] ?? null]))
    context.write(String(after['LatestPublishedVersionId'] ?? ''), values)
  },
} satisfies Rule
