/** Which objects the org pushes: asked for each object, again after an hour. */
import type { Problem } from '../../../problems.ts'
import type { PubSub } from '../../../salesforce/pubsub/index.ts'

export interface Topics {
  /** Asks about those not known yet. */
  look(pubsub: PubSub, objects: string[]): Promise<void>
  /** Undefined: not asked yet; null: it is pushed. */
  whyNot(object: string): Problem | null | undefined
}

const believedMs = 3_600_000

export function keepTopics(): Topics {
  const known = new Map<string, { whyNot: Problem | null; until: number }>()
  return {
    async look(pubsub, objects) {
      const due = objects.filter((object) => (known.get(object)?.until ?? 0) <= Date.now())
      await Promise.all(
        due.map(async (object) => {
          const whyNot = await pubsub.whyNot(topicOf(object))
          // A passing failure says nothing about the object.
          if (whyNot && whyNot.then !== 'stop') return
          known.set(object, { whyNot, until: Date.now() + believedMs })
        }),
      )
    },
    whyNot: (object) => known.get(object)?.whyNot,
  }
}

/** AccountChangeEvent, Invoice__ChangeEvent. */
function topicOf(object: string): string {
  return `/data/${object.endsWith('__c') ? object.replace(/__c$/, '__') : object}ChangeEvent`
}
