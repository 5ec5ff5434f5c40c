/** Starts a workflow again on what already happened. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../../problems.ts'
import type { Acceptance } from './accept.ts'
import { type LoggedEvent, shown } from './log.ts'
import { accepts, draftOf } from './match.ts'
import { activeSubscriptions, type Subscription } from './subscriptions.ts'

export interface ReplayRequest {
  workflowId: string
  /** First position to look at; or a time, ISO: the first event received then or later. */
  from: number | string
  /** Last position to look at; default: the end of the log. */
  to?: number
  /** Default 1,000 runs. */
  atMost?: number
  /** Names this replay: the same name starts the same runs, so once. Default: a new one. */
  round?: string
}

const atOnce = 1000

/** Starts new runs for the events its trigger accepts, in order. Returns their ids. Throws Problem `conflict` for an inactive workflow. */
export async function replayEvents(
  to: Acceptance,
  { workflowId, from, to: last = Number.MAX_SAFE_INTEGER, atMost = 1000, round = randomUUID() }: ReplayRequest,
): Promise<string[]> {
  const subscription = await subscriptionOf(to, workflowId)
  const started: string[] = []
  for (let next = await positionOf(to, from); started.length < atMost; ) {
    const events = await page(to, [subscription.connectionId, subscription.tenantId], next, last)
    const chosen = events.filter((event) => accepts(subscription, event)).slice(0, atMost - started.length)
    const drafts = chosen.map((event) => draftOf(subscription, event, round))
    if (drafts.length > 0) started.push(...(await to.store.transaction((tx) => to.startRuns(tx, drafts))))
    if (events.length < atOnce) break
    next = (events.at(-1)?.position ?? last) + 1
  }
  return started
}

async function positionOf({ store }: Acceptance, from: number | string): Promise<number> {
  if (typeof from === 'number') return from
  const first = store.db
    .selectFrom('event')
    .select('position')
    .where('received_at', '>=', new Date(from))
    .orderBy('received_at')
    .orderBy('position')
  return (await first.limit(1).executeTakeFirst())?.position ?? Number.MAX_SAFE_INTEGER
}

async function subscriptionOf(to: Acceptance, workflowId: string): Promise<Subscription> {
  const all = await activeSubscriptions(to.store.db, to.triggers, (id, error) => {
    if (id === workflowId) throw error
  })
  const found = all.find((subscription) => subscription.workflowId === workflowId)
  if (found) return found
  throw new Problem('conflict', {
    what: `The workflow ${workflowId} is not active, so no event can start it.`,
    fix: 'Activate it first, then replay.',
  })
}

async function page(to: Acceptance, sources: string[], from: number, last: number): Promise<LoggedEvent[]> {
  const rows = await to.store.db
    .selectFrom('event')
    .selectAll()
    .where('connection_id', 'in', sources)
    .where('position', '>=', from)
    .where('position', '<=', last)
    .orderBy('position')
    .limit(atOnce)
    .execute()
  return rows.map(shown)
}
