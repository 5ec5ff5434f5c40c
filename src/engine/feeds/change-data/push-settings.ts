/** What a connection's settings say about push. */
import { z } from 'zod'
import type { PubSubAddress } from '../../../salesforce/pubsub/index.ts'

export interface PushSettings {
  /** `change-data`: for every trigger; `auto`: for those that want to hear at once; `off`: for none. */
  push: 'change-data' | 'auto' | 'off'
  address: PubSubAddress
  topic: string
}

/** Salesforce's address for all orgs. https://developer.salesforce.com/docs/platform/pub-sub-api/guide/pub-sub-endpoints.html */
const salesforceHost = 'api.pubsub.salesforce.com'

const shape = z.object({
  push: z.enum(['change-data', 'auto', 'off']).catch('auto'),
  pubsub: z
    .object({
      host: z.string().default(salesforceHost),
      port: z.number().int().default(7443),
      tls: z.boolean().default(true),
      ca: z.string().optional(),
      /** A channel of one's own spares the org the delivery of what nobody watches. */
      topic: z.string().default('/data/ChangeEvents'),
    })
    .prefault({})
    .catch({ host: salesforceHost, port: 7443, tls: true, topic: '/data/ChangeEvents' }),
})

/** With the usual address where nothing, or nothing that can be used, is said. Never throws for those of a stored connection. */
export function pushSettings(settings: Record<string, unknown>): PushSettings {
  const { push, pubsub } = shape.parse(settings)
  const { topic, ...address } = pubsub
  return { push, address, topic }
}
