/** What comes to us by itself: events of the user's own systems, webhooks, outbound messages. */
import { isUtf8 } from 'node:buffer'
import { Problem } from '../../../problems.ts'
import { type Database, firstTenant } from '../../../store/index.ts'
import { createBell } from '../../bell.ts'
import { type AppEvent, type Taken, takeAppEvents } from './app-events.ts'
import { countUses } from './count-uses.ts'
import { findHook, type Hook, listHooks, newSecret, removeHook, saveHook } from './hooks.ts'
import { managingOutbound, type OutboundKey, type OutboundWish } from './outbound/manage.ts'
import { type OrgIds, receiveOutbound } from './outbound/receive.ts'
import type { Check } from './outbound/set-up.ts'
import { type TakeParts, takeInbox } from './outbound/take.ts'
import { takeWebhook, type Webhook } from './webhook.ts'

export interface InboxParts extends TakeParts {
  connections: TakeParts['connections'] & OrgIds
}

export interface Inbox {
  /** As one tenant has it. */
  of(tenantId: string, db: Database): Inbox
  start(): void
  stop(): Promise<void>
  appEvents(events: AppEvent[]): Promise<Taken>
  webhooks: {
    list(): Promise<Hook[]>
    /** A new one, or a new address for an old one. The address holds a secret and is shown only now. */
    save(path: string): Promise<{ hook: Hook; address: string }>
    remove(path: string): Promise<void>
    /** Throws `not-found` for an unknown address. Returns the runs it started. */
    take(secret: string, path: string, call: Webhook): Promise<string[]>
  }
  outbound: {
    list(connectionId?: string): Promise<Hook[]>
    /** Makes its address; with `deploy`, sets message and flow up in the org. The address is shown only now. */
    save(wish: OutboundWish, baseUrl: string): Promise<{ hook: Hook; url: string }>
    /** Sets up what a workflow's trigger asks for, unless it stands in the org just so. */
    keepUp(wish: OutboundWish, baseUrl: string): Promise<void>
    /** Whether the org still sends to us. */
    check(key: OutboundKey): Promise<Check>
    /** Takes down in the org what we set up there, then closes the address. */
    remove(key: OutboundKey): Promise<void>
    /** Keeps a message; when it returns it is durable. Throws for all that is not exactly one of ours. */
    receive(secret: string, body: Buffer): Promise<number>
  }
}

/** Kept messages are taken at once; after a failure, or for another server, this often. */
const lookMs = 3000

/** `parts` is asked when it is needed: runs can be started only while the engine runs. */
export function createInbox(parts: () => InboxParts, db: InboxParts['store']['db']): Inbox {
  const bell = createBell()
  const uses = countUses(db)
  let taking: Promise<void> | null = null
  let stopping = false

  async function takeOn(): Promise<void> {
    while (!stopping) {
      await takeInbox(parts()).catch((error: unknown) =>
        parts().log.warn({ error: String(error) }, 'outbound messages wait for the database'),
      )
      await bell.wait(lookMs)
    }
  }

  const inboxOf = (tenantId: string, db: Database): Inbox => ({
    of: inboxOf,
    start() {
      stopping = false
      taking ??= takeOn()
    },
    async stop() {
      stopping = true
      bell.ring()
      await Promise.all([taking, uses.flush()])
      taking = null
    },
    appEvents: (events) => takeAppEvents(parts(), events, tenantId),
    webhooks: {
      list: () => listHooks(db, 'webhook'),
      async save(path) {
        const secret = newSecret()
        const hook = await saveHook(db, { kind: 'webhook', name: path, secret })
        return { hook, address: `/hooks/${secret}/${path}` }
      },
      remove: (path) => removeHook(db, 'webhook', path, null),
      async take(secret, path, call) {
        const hook = await findHook(db, 'webhook', secret)
        if (hook.name !== path) throw elsewhere()
        uses.add(hook.id)
        return takeWebhook(parts(), hook, call)
      },
    },
    outbound: {
      ...managingOutbound(parts, db),
      async receive(secret, body) {
        const kept = await receiveOutbound(db, parts().connections, secret, body)
        bell.ring()
        return kept
      },
    },
  })
  return inboxOf(firstTenant, db)
}

function elsewhere(): Problem {
  return new Problem('not-found', { what: 'There is no such webhook.', fix: 'Check the whole address.' })
}

/** A body as templates read it: JSON as what it says, a form as its fields, other text as text. */
export function readBody(contentType: string, body: Buffer): unknown {
  if (body.length === 0) return null
  if (!isUtf8(body)) throw new Problem('bad-request', { what: 'The body is not UTF-8.', fix: 'Send JSON in UTF-8.' })
  const text = body.toString('utf8')
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return Object.fromEntries(new URLSearchParams(text))
  if (!/\bjson\b/i.test(contentType) && !/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('bad-request', { what: 'The body is not JSON.', fix: 'Send JSON, or text as text/plain.', cause })
  }
}
