/** In place of watching what steps write: nothing is written, and what would be is attributed to its step. */

import type { PlannedChange } from '../../contract/index.ts'
import type { ConnectionSource } from '../needs.ts'
import { throughDoor, type WriteWatch, whose } from '../own-writes/index.ts'
import { plannedIds } from './planned-id.ts'
import { plannerDoor } from './planner.ts'
import type { Planner } from './plans.ts'

export interface TrialWatch extends WriteWatch {
  /** By step path. What cannot be told whose it is stands with the first step that went out with it. */
  plans: Map<string, PlannedChange[]>
  /** Records as they would be, by short id. */
  records: Planner['records']
}

export function trialWatch(connections: Pick<ConnectionSource, 'describe'>): TrialWatch {
  const plans: TrialWatch['plans'] = new Map()
  const nextId = plannedIds()
  const records: Planner['records'] = new Map()
  return {
    plans,
    records,
    async over(client, connectionId, steps) {
      const changes: PlannedChange[] = []
      const deleting = steps.flatMap(({ action, input }) => action.needs(input).map(({ object }) => object))
      const describe = (object: string) => connections.describe(connectionId, object)
      const prefixes = new Map<string, string>()
      for (const object of new Set(deleting)) prefixes.set((await describe(object)).keyPrefix ?? '', object)
      const planner: Planner = {
        connectionId,
        describe,
        nextId,
        records,
        objectOf: (id) => prefixes.get(id.slice(0, 3)) ?? null,
        plan: (change) => changes.push(change),
      }
      return {
        salesforce: throughDoor(client, plannerDoor(planner)),
        async settle(outcomes) {
          const results = new Map(steps.map((step, at) => [step, outcomes[at]]))
          const named = whose(steps, (step) => [step.input, results.get(step)])
          for (const change of changes) {
            const path = (named.of(change.recordId) ?? steps[0])?.entry.path ?? ''
            plans.set(path, [...(plans.get(path) ?? []), change])
          }
        },
      }
    },
    found: async () => undefined,
  }
}
