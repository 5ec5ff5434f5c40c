/** Who follows what, and who belongs to groups: once, and whoever makes a group manages it. */
import { fillEmpty, type Rule } from '../save/rule.ts'
import { OrgError, type Value } from '../schema.ts'

/** Object -> the field of the person, the field of what the person follows or belongs to, and the words for a second time. */
const PAIRS: Record<string, readonly [person: string, place: string, words: string]> = {
  EntitySubscription: ['SubscriberId', 'ParentId', 'duplicate value found: user already follows the record'],
  CollaborationGroupMember: ['MemberId', 'CollaborationGroupId', 'User is already a member of this group.'],
}

const same = (a: Value | undefined, b: Value | undefined) => a !== undefined && a === b

export default {
  objects: [...Object.keys(PAIRS), 'CollaborationGroup'],
  before(change, context) {
    const [person = '', place = '', words = ''] = PAIRS[change.meta.name] ?? []
    if (change.kind !== 'create' || person === '') return
    fillEmpty(change, person, context.userId)
    const { after, meta } = change
    const others = context.find(meta.name, place, after[place])
    if (others.some((row) => same(row[person], after[person]))) throw new OrgError('DUPLICATE_VALUE', words)
  },
  after({ kind, meta, after }, context) {
    if (kind !== 'create' || meta.name !== 'CollaborationGroup' || !context.catalog.get('CollaborationGroupMember'))
      return
    const member = { CollaborationGroupId: after['Id'] ?? null, MemberId: after['OwnerId'] ?? context.userId }
    context.insert('CollaborationGroupMember', { ...member, CollaborationRole: 'Admin', NotificationFrequency: 'N' })
  },
} satisfies Rule
