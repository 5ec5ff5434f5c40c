/** Connect links and their messages as the rest of the product holds them. */
import type { Logger } from 'pino'
import type { SealedSecrets } from '../connections/index.ts'
import type { ConnectionInfo, ConnectLinkInfo } from '../contract/index.ts'
import type { Outside } from '../outside/index.ts'
import { rowsOf, type Store } from '../store/index.ts'
import {
  insertLink,
  linkOfState,
  listLinks,
  type NewLink,
  type OpenLink,
  openLink,
  removeLink,
} from './connect-links.ts'
import { type Delivery, keepDelivery, listDeliveries, sendDue } from './deliveries.ts'
import { setWebhook, webhookOf } from './webhook.ts'

export interface Embedding {
  /** As one tenant has it. */
  of(tenantId: string): TenantEmbedding
  /** Null for a link that is unknown, used, or has run out. */
  openLink(code: string): Promise<OpenLink | null>
  linkOfState(state: string): Promise<OpenLink | null>
  /** The customer has connected: the link is used up, and the product is told. */
  finished(link: OpenLink, connection: ConnectionInfo): Promise<void>
  stop(): Promise<void>
}

export interface TenantEmbedding {
  create(link: NewLink): Promise<{ link: ConnectLinkInfo; code: string }>
  list(): Promise<ConnectLinkInfo[]>
  remove(id: string): Promise<ConnectLinkInfo>
  setWebhook(url: string): Promise<{ url: string; secret: string }>
  webhook(): Promise<{ url: string | null; deliveries: Delivery[] }>
}

const lookEveryMs = 5000

export function createEmbedding(parts: {
  store: Store
  secrets: SealedSecrets
  outside: Outside
  log: Logger
}): Embedding {
  const { store, secrets, outside, log } = parts
  let sending: Promise<void> = Promise.resolve()
  const send = () => {
    sending = sending
      .then(() => sendDue(store, secrets, outside))
      .catch((error: unknown) => log.warn({ error: String(error) }, 'messages to products wait for the database'))
    return sending
  }
  const timer = setInterval(send, lookEveryMs).unref()
  return {
    of(tenantId) {
      const own = store.of(tenantId)
      return {
        create: (link) => insertLink(own, link),
        list: () => listLinks(own),
        remove: (id) => removeLink(own, id),
        setWebhook: (url) => setWebhook(own, secrets, tenantId, url),
        async webhook() {
          const set = await webhookOf(own, secrets, tenantId)
          return { url: set?.url ?? null, deliveries: await listDeliveries(own) }
        },
      }
    },
    openLink: (code) => openLink(store, code),
    linkOfState: (state) => linkOfState(store, state),
    async finished(link, { id, name, orgId, instanceUrl, username }) {
      await store.transaction(async (tx) => {
        const use = 'update connect_link set finished_at = now() where id = $1 and finished_at is null returning id'
        if ((await rowsOf(tx, use, [link.id])).length === 0) return
        const connection = { id, name, orgId, instanceUrl, username }
        await keepDelivery(tx, link.tenantId, { type: 'connection.connected', customer: link.customer, connection })
      })
      void send()
    },
    async stop() {
      clearInterval(timer)
      await sending
    },
  }
}
