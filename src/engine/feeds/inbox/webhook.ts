/** Calls of somebody else's system to an address of ours. */
import { randomUUID } from 'node:crypto'
import { type Acceptance, acceptTogether } from '../../events/index.ts'
import { ownEvent } from './app-events.ts'
import type { Hook } from './hooks.ts'

export interface Webhook {
  body: unknown
  query: Record<string, unknown>
  headers: Record<string, unknown>
}

/** What senders put where they say which delivery it is: the same again is the same event. */
const deliveryHeaders = ['idempotency-key', 'x-idempotency-key', 'webhook-id', 'x-github-delivery', 'x-request-id']
/** Never kept: they open doors. */
const secretHeaders = /^(?:authorization|cookie|proxy-|x-api-key)/i

/** Returns the runs it started. */
export async function takeWebhook(to: Acceptance, hook: Hook, { body, query, headers }: Webhook): Promise<string[]> {
  const delivery = deliveryHeaders.map((name) => headers[name]).find((value) => typeof value === 'string')
  const shown = Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.test(name)))
  const event = ownEvent(hook.tenantId, {
    feed: 'webhook',
    object: hook.name,
    record: { body, query, headers: shown },
    occurredAt: new Date().toISOString(),
    key: `webhook:${hook.id}:${delivery ?? randomUUID()}`,
  })
  const feed = { name: 'webhook', object: '' as const }
  return (await acceptTogether(to, { connectionId: hook.tenantId, feed, events: [event] })).runs
}
