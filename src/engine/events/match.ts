/** Which events start which workflows. */
import type { Origin } from '../echoes/index.ts'
import type { RunDraft } from '../runs/draft.ts'
import type { KeyedEvent } from './rows.ts'
import { runIdOf } from './run-id.ts'
import type { Subscription } from './subscriptions.ts'

/** An event of the log: it has a position. */
export interface PositionedEvent extends KeyedEvent, Origin {
  position: number
}

/** One draft for each workflow whose trigger accepts an event of its connection that is not older than its activation. */
export function match(events: PositionedEvent[], subscriptions: Subscription[]): RunDraft[] {
  return events.flatMap((event) =>
    subscriptions.filter((subscription) => hears(subscription, event)).map((to) => draftOf(to, event)),
  )
}

/** For one workflow, which asked for what is past. */
export function matchOnly(events: PositionedEvent[], subscription: Subscription): RunDraft[] {
  return events.filter((event) => accepts(subscription, event)).map((event) => draftOf(subscription, event))
}

/** Also without regard to time: a replay asks for what is past. */
export function accepts(subscription: Subscription, event: KeyedEvent & Pick<Origin, 'echo'>): boolean {
  const { tenantId, connectionId, watch, trigger, input, ownChanges } = subscription
  const isNear = event.connectionId === tenantId || event.connectionId === connectionId
  if (!isNear || (event.echo && !ownChanges)) return false
  const concerned = watch
    ? watch.object === event.object && watch.changes.includes(event.change)
    : trigger.feed === event.feed
  return concerned && trigger.accepts(event, input)
}

export function draftOf(to: Subscription, event: PositionedEvent, round?: string): RunDraft {
  return {
    id: runIdOf(to.workflowId, event.key, round),
    workflowId: to.workflowId,
    workflowVersion: to.workflowVersion,
    eventPosition: event.position,
    recordId: event.recordId || null,
    depth: event.depth,
  }
}

function hears(subscription: Subscription, event: PositionedEvent): boolean {
  return Date.parse(event.occurredAt) >= (subscription.since ?? 0) && accepts(subscription, event)
}
