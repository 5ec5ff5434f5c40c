/**
 * Sends outbound messages: hears commits, queues notifications, delivers them until they are acknowledged or a day old.
 * Semantics: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_om_outboundmessaging_notifications.htm
 */

import { randomBytes } from 'node:crypto'
import { type Commit, type Org, type OutboundMessage, to18 } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import { concerns } from './definition.ts'
import { deliver } from './deliver.ts'
import type { Delivery } from './delivery.ts'
import { KeptQueue } from './kept-queue.ts'

export interface Outbound {
  messages(): OutboundMessage[]
  /** Adds a message, or replaces the one of that name. */
  save(wish: Omit<OutboundMessage, 'id'>): OutboundMessage
  /** False when there is none. */
  remove(name: string): boolean
  /** Deliveries not yet acknowledged. */
  queue(): Delivery[]
  /** Forgets what is queued. */
  clear(): void
  close(): void
}

const notificationsPerMessage = 100
const dayMs = 24 * 3_600_000
const longestWaitMs = 2 * 3_600_000
/** How often due deliveries are looked for, real ms: the org's clock can jump, so no timer could wait for them. */
const lookEveryMs = 100

/** A sender for an org; `origin` tells the org's base URL once it is known, `folder` where the queue outlives a restart. */
export function createOutbound(org: Org, origin: () => string, folder?: string): Outbound {
  const messages = () => org.rules.outboundMessages
  const queue = new KeptQueue(folder, messages)
  const unsubscribe = org.changes.subscribe((commit) => hear(commit))
  const timer = setInterval(() => attemptDue(), lookEveryMs)
  timer.unref()

  const named = (name: string) => messages().find((message) => message.name === name)
  const without = (name: string) => messages().filter((message) => message.name !== name)

  function hear(commit: Commit): void {
    for (const message of messages()) {
      const touched = commit.changes.filter((change) => concerns(message, change)).map(({ id }) => id)
      const sent = commit.messages?.filter((told) => told.message === message.name).map(({ id }) => id) ?? []
      const recordIds = [...new Set([...touched.filter((id) => meets(org, message, id)), ...sent])]
      for (let i = 0; i < recordIds.length; i += notificationsPerMessage) {
        queue.add(newDelivery(message, recordIds.slice(i, i + notificationsPerMessage)))
      }
    }
  }

  function newDelivery(message: OutboundMessage, recordIds: string[]): Delivery {
    const now = org.clock.now()
    const notifications = recordIds.map((recordId) => ({ id: newId('04l'), recordId }))
    return { message, notifications, attempts: 0, queuedAt: now, dueAt: now }
  }

  function attemptDue(): void {
    const now = org.clock.now()
    queue.keep(({ queuedAt }) => now - queuedAt < dayMs)
    for (const delivery of queue.list.filter(({ dueAt }) => dueAt <= now)) void attempt(delivery)
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const { message, attempts } = delivery
    delivery.attempts += 1
    // The wait is set before the attempt, so that a slow receiver is not called again meanwhile.
    delivery.dueAt = org.clock.now() + Math.min(longestWaitMs, message.firstRetryMs * 2 ** attempts)
    queue.tried(delivery)
    delivery.lastAnswer = await deliver(org, origin(), delivery)
    if (delivery.lastAnswer === 'acknowledged') queue.keep((other) => other !== delivery)
    else queue.tried(delivery)
  }

  return {
    messages,
    save(wish) {
      const message = { ...wish, id: named(wish.name)?.id ?? newId('04k') }
      org.setRules({ outboundMessages: [...without(wish.name), message] })
      return message
    },
    remove(name) {
      const isThere = named(name) !== undefined
      if (isThere) org.setRules({ outboundMessages: without(name) })
      return isThere
    },
    queue: () => queue.list,
    clear: () => queue.keep(() => false),
    close() {
      clearInterval(timer)
      unsubscribe()
    },
  }
}

function meets(org: Org, { object, condition }: OutboundMessage, id: string): boolean {
  if (condition === undefined) return true
  const text = `SELECT Id FROM ${object} WHERE Id = '${id}' AND (${condition})`
  return runQuery(org.as(org.admin.id), text).totalSize === 1
}

function newId(prefix: string): string {
  return to18(`${prefix}dL00${randomBytes(4).toString('hex')}`) ?? ''
}
