/** A few posts and answers in the feeds of records, and a file kept with an account. */
import { nth, type Seeding } from '../seeding.ts'
import type { Account } from './accounts.ts'
import type { Deal } from './opportunities.ts'

const POSTS = [
  'Great talk today, they want a pilot in autumn.',
  'Who knows their new head of procurement?',
  'Please keep me posted.',
]

interface Surroundings {
  accounts: Account[]
  deals: Deal[]
  cases: string[]
}

export function addPosts(org: Seeding, { accounts, deals, cases }: Surroundings): void {
  const parents = [nth(accounts, 0).id, nth(deals, 0).id, nth(cases, 0)]
  const posts = org.insert(
    'FeedItem',
    parents.map((ParentId, n) => ({ ParentId, Body: nth(POSTS, n), Type: 'TextPost' })),
  )
  org.insert(
    'FeedComment',
    posts.slice(0, 2).map((FeedItemId) => ({ FeedItemId, CommentBody: 'Thanks, noted.' })),
  )
  const text = Buffer.from('Visited the plant; two lines to be fitted with sensors.\n').toString('base64')
  org.insert('Attachment', [
    { ParentId: nth(accounts, 0).id, Name: 'visit.txt', ContentType: 'text/plain', Body: text },
  ])
}
