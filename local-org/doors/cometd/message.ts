/** Bayeux messages (https://docs.cometd.org/current7/reference/#_bayeux), as Salesforce's streaming speaks them. */

import { isObject } from '../wire/index.ts'
import type { Reply } from './reply.ts'

export interface Message {
  channel: string
  id?: string
  clientId?: string
  connectionType?: string
  supportedConnectionTypes?: unknown
  subscription?: string | string[]
  advice?: { timeout?: number }
  ext?: Record<string, unknown>
}

/** Told with a client's first connection: come back at once, be held as long as this. */
export const advice = { interval: 0, timeout: 110_000, reconnect: 'retry' }

/** The one way messages come: there are no web sockets and no callbacks. */
export const connectionType = 'long-polling'

/** The answer to a meta message that went well. */
export function success(message: Message, more: Reply = {}): Reply {
  return { ...head(message), ...more, successful: true }
}

/** The answer to one that did not; `reconnect` says what the client may do next. */
export function failure(message: Message, error: string, more: Reply = {}): Reply {
  return { ...head(message), ...more, error, successful: false }
}

/** The answer to who is not known, or no more: its id is not repeated. */
export function unknownClient({ clientId: _, ...message }: Message): Reply {
  return failure(message, '403::Unknown client', { advice: { interval: 0, reconnect: 'handshake' } })
}

function head({ clientId, channel, id, subscription }: Message): Reply {
  return {
    ...(clientId === undefined ? {} : { clientId }),
    channel,
    ...(id === undefined ? {} : { id }),
    ...(subscription === undefined ? {} : { subscription }),
  }
}

/** The messages of a request body; what is no message is left out. */
export function toMessages(body: unknown): Message[] {
  return [body].flat().filter((one): one is Message & Record<string, unknown> => {
    return isObject(one) && typeof one['channel'] === 'string'
  })
}
