/** What waits to be sent. */
import type { OutboundMessage } from '../../org/index.ts'

/** One queued message with its notifications. */
export interface Delivery {
  message: OutboundMessage
  notifications: { id: string; recordId: string }[]
  attempts: number
  /** Epoch ms of org time. */
  queuedAt: number
  dueAt: number
  /** What the last attempt came to. */
  lastAnswer?: string
}
