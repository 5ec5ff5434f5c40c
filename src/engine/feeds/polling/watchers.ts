/** Who listens to changes of records, by org. */
import { activeSubscriptions, isNoConnection, type Subscription } from '../../events/index.ts'
import type { PollingOptions } from './options.ts'
import { setStarts } from './starts.ts'

export type Watchers = Map<string, Subscription[]>

export async function watchersNow({ store, triggers, log }: PollingOptions): Promise<Watchers> {
  const all = await activeSubscriptions(store.db, triggers, (workflowId, error) =>
    log.error({ workflowId, error: String(error) }, 'the trigger of an active workflow cannot be used'),
  )
  return Map.groupBy(
    all.filter(({ watch, connectionId }) => watch !== null && !isNoConnection(connectionId)),
    ({ connectionId }) => connectionId,
  )
}

/**
 * A workflow activated since the last poll begins at the org's time of that moment: one call asks for the time now. An org
 * that does not answer leaves it for the next poll.
 */
export async function withStarts(
  options: PollingOptions,
  connectionId: string,
  subscriptions: Subscription[],
): Promise<Subscription[]> {
  const fresh = subscriptions.filter(({ since }) => since === null).map(({ workflowId }) => workflowId)
  if (fresh.length === 0) return subscriptions
  await options.connections.salesforce(connectionId).with({ kind: 'poll' }).limits()
  const orgNow = options.clocks.atLeast(connectionId)
  if (orgNow === null) return subscriptions
  await setStarts(options.store.db, fresh, orgNow)
  return (await watchersNow(options)).get(connectionId) ?? []
}

/** Changes when other workflows, or other versions of them, are active. */
export function listeningTo(subscriptions: Subscription[]): string {
  return subscriptions
    .map(({ workflowId, workflowVersion }) => `${workflowId}:${workflowVersion}`)
    .sort()
    .join(' ')
}
