/** Posts and comments of the feed. */
import { type Change, fill, fillEmpty, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

function post(change: Change): void {
  const { after } = change
  if (change.kind === 'create') fill(change, 'Type', kindOfPost(after))
  fill(change, 'HasLink', Boolean(after['LinkUrl']))
  fill(change, 'HasContent', Boolean(after['RelatedRecordId']))
  if (after['Type'] === 'TextPost' && !after['Body']) {
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'You must enter a value for Body.', { fields: ['Body'] })
  }
}

function kindOfPost(after: Change['after']): string {
  if (after['LinkUrl']) return 'LinkPost'
  return after['RelatedRecordId'] ? 'ContentPost' : String(after['Type'] ?? 'TextPost')
}

function comment(change: Change, context: RuleContext): void {
  if (change.kind === 'create') {
    const item = context.live(change.after['FeedItemId'])
    fill(change, 'ParentId', item?.['ParentId'] ?? null)
    fillEmpty(change, 'ThreadLevel', change.after['ThreadParentId'] ? 1 : 0)
  }
}

const RULES: Record<string, (change: Change, context: RuleContext) => void> = {
  FeedItem: post,
  FeedComment: comment,
  FeedLike: () => {},
}
const TEXTS: Record<string, string> = { FeedItem: 'Body', FeedComment: 'CommentBody' }

export default {
  objects: Object.keys(RULES),
  before(change, context) {
    const { kind, meta } = change
    if (kind === 'delete' || kind === 'undelete') return
    RULES[meta.name]?.(change, context)
    fillEmpty(change, 'InsertedById', context.userId)
    if (kind === 'update' && isChanged(change, TEXTS[meta.name] ?? '')) {
      fill(change, 'LastEditById', context.userId)
      fill(change, 'LastEditDate', context.now)
      fill(change, 'Revision', Number(change.before?.['Revision'] ?? 1) + 1)
    }
  },
} satisfies Rule
