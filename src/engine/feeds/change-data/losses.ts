/** What the stream did not tell: noted as gaps, which polling repairs. */
import type { Problem } from '../../../problems.ts'
import type { Changes } from '../../../salesforce/pubsub/index.ts'
import { type NewGap, noteGaps } from '../../events/index.ts'
import type { PolledOrg } from '../polling/org.ts'
import { iso } from '../polling/position.ts'
import { isOverflow } from './bursts.ts'
import { changeDataFeed, forgetPosition, storedPosition } from './position.ts'

/** Changes that were not told one by one, or not readably. */
export function gapsIn({ changes, unreadable }: Changes, from: string): NewGap[] {
  const over = changes.filter(isOverflow).map(({ object, commitTimestamp }): NewGap => {
    return { feed: changeDataFeed, object, reason: 'overflow', from, to: iso(commitTimestamp) }
  })
  const [problem] = unreadable
  if (!problem) return over
  return [
    ...over,
    { feed: changeDataFeed, object: '', reason: 'unreadable', from, to: from, problem: problem.toJSON() },
  ]
}

/** The place in the stream is gone: noted before we go on from another. `since`: epoch ms, what was before is not missed. */
export async function noteLoss(org: PolledOrg, topic: string, since: number, problem: Problem): Promise<void> {
  const last = await storedPosition(org.db, org.connectionId, topic)
  const now = iso(org.about())
  const from = iso(Math.max(Date.parse(last?.at ?? now), since))
  const gap: NewGap = {
    ...{ feed: changeDataFeed, object: '', reason: 'position-lost' },
    ...{ from, to: now, problem: problem.toJSON() },
  }
  if (from < now) await noteGaps(org.db, org.connectionId, [gap])
  await forgetPosition(org.db, org.connectionId)
}
