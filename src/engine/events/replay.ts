/** Starts a workflow again on what already happened. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../../problems.ts'
import type { Acceptance } from './accept.ts'
import { type LoggedEvent, shown } from './log.ts'
import { accepts, draftOf } from './match.ts'
import { activeSubscriptions, type Subscription, subscriptionOf } from './subscriptions.ts'

export interface ReplayRequest {
  workflowId: string
  /** First position to look at; or a time, ISO: the first event received then or later. */
  from: number | string
  /** Last position to look at; or a time, ISO: events received before it. Default: the end of the log. */
  to?: number | string | undefined
  /** Default 1,000 events. */
  atMost?: number | undefined
  /** Names this replay: the same name starts the same runs, so once. Default: a new one. */
  round?: string
}

const atOnce = 1000

/** Starts new runs for the events its trigger accepts, in order. Returns their ids. Throws Problem `conflict` for an inactive workflow. */
export async function replayEvents(to: Acceptance, request: ReplayRequest): Promise<string[]> {
  const { workflowId, round = randomUUID() } = request
  const active = await activeSubscriptions(to.store.db, to.triggers, (id, error) => {
    if (id === workflowId) throw error
  })
  const subscription = active.find((one) => one.workflowId === workflowId)
  if (!subscription) throw notActive(workflowId)
  const started: string[] = []
  for await (const events of acceptedEvents(to, subscription, request)) {
    const drafts = events.map((event) => draftOf(subscription, event, round))
    started.push(...(await to.store.transaction((tx) => to.startRuns(tx, drafts))))
  }
  return started
}

/** What a replay would start, in order, one more than `atMost`; the workflow may be off. Throws Problem `not-found`. */
export async function replayable(to: Acceptance, request: ReplayRequest): Promise<LoggedEvent[]> {
  const { workflowId, atMost = 1000 } = request
  const subscription = await subscriptionOf(to.store.db, to.triggers, workflowId)
  if (!subscription) throw noWorkflow(workflowId)
  const found: LoggedEvent[] = []
  for await (const events of acceptedEvents(to, subscription, { ...request, atMost: atMost + 1 })) found.push(...events)
  return found
}

/** Page by page of the log, those the trigger accepts. */
async function* acceptedEvents(
  to: Acceptance,
  subscription: Subscription,
  { from, to: last, atMost = 1000 }: ReplayRequest,
): AsyncGenerator<LoggedEvent[]> {
  const end = last === undefined ? Number.MAX_SAFE_INTEGER : await positionOf(to, last, 'last')
  const sources = [subscription.connectionId, subscription.tenantId]
  let left = atMost
  for (let next = await positionOf(to, from, 'first'); left > 0; ) {
    const events = await page(to, sources, next, end)
    const chosen = events.filter((event) => accepts(subscription, event)).slice(0, left)
    left -= chosen.length
    if (chosen.length > 0) yield chosen
    if (events.length < atOnce) return
    next = (events.at(-1)?.position ?? end) + 1
  }
}

/** Positions are in the order in which events were received. */
async function positionOf({ store }: Acceptance, at: number | string, which: 'first' | 'last'): Promise<number> {
  if (typeof at === 'number') return at
  const first = store.db
    .selectFrom('event')
    .select('position')
    .where('received_at', '>=', new Date(at))
    .orderBy('received_at')
    .orderBy('position')
  const position = (await first.limit(1).executeTakeFirst())?.position ?? Number.MAX_SAFE_INTEGER
  return which === 'first' ? position : position - 1
}

function notActive(workflowId: string): Problem {
  return new Problem('conflict', {
    what: `The workflow ${workflowId} is not active, so no event can start it.`,
    fix: 'Activate it first, then replay; or look at what it would do with a dry run.',
  })
}

function noWorkflow(workflowId: string): Problem {
  return new Problem('not-found', { what: `There is no workflow ${workflowId}.`, fix: 'List the workflows.' })
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
