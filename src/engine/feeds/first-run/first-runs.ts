/** Turning a workflow on for what was there before, too: what that means, and doing it. */

import type { Store } from '../../../store/index.ts'
import type { Subscription } from '../../events/index.ts'
import type { CatalogSource, ConnectionSource, WorkflowSource } from '../../needs.ts'
import { newestVersion } from '../../newest-version.ts'
import type { FirstRunChoice } from './choice.ts'
import { type FirstRunPreview, previewFirstRun } from './preview.ts'
import { beginFirstRun, type FirstRun, firstRunOf } from './rows.ts'

export interface FirstRunParts {
  store: Pick<Store, 'db'>
  catalog: Pick<CatalogSource, 'trigger'>
  connections: Pick<ConnectionSource, 'salesforce' | 'describe' | 'pick'>
  workflows: WorkflowSource
  usualFields(object: string): string[]
}

export interface FirstRuns {
  /** Of the newest version. Takes one or two API calls. Throws Problem `not-found`. */
  preview(workflowId: string, choice: FirstRunChoice): Promise<FirstRunPreview>
  /** For the workflow's present activation; the polls do it from now on. */
  begin(workflowId: string, choice: FirstRunChoice): Promise<void>
  /** How far it is; null when there is none. */
  get(workflowId: string): Promise<FirstRun | null>
}

export function firstRuns(parts: FirstRunParts): FirstRuns {
  const { store, catalog, connections, workflows, usualFields } = parts

  async function subscriptionOf(workflowId: string): Promise<Subscription> {
    const workflowVersion = await newestVersion(store.db, workflowId)
    const { document, tenantId } = await workflows.version(workflowId, workflowVersion)
    const trigger = catalog.trigger(document.trigger.on)
    const input = trigger.input.parse(document.trigger.with)
    const { id: connectionId } = await connections.pick(document.trigger.connection, tenantId)
    const about = { tenantId, workflowId, workflowVersion, connectionId, document }
    return { ...about, trigger, input, ownChanges: false, watch: trigger.watch(input), since: null }
  }

  return {
    async preview(workflowId, choice) {
      const subscription = await subscriptionOf(workflowId)
      const { connectionId } = subscription
      const salesforce = connections.salesforce(connectionId).with({ kind: 'test', workflowId })
      const describe = (object: string) => connections.describe(connectionId, object)
      return previewFirstRun({ salesforce, describe, usualFields }, subscription, choice)
    },
    async begin(workflowId, choice) {
      if (choice.from === 'now') return
      const { connectionId } = await subscriptionOf(workflowId)
      await beginFirstRun(store.db, workflowId, connectionId, choice)
    },
    get: (workflowId) => firstRunOf(store.db, workflowId),
  }
}
