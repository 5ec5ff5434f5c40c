/** Bayeux messages (https://docs.cometd.org/current7/reference/#_bayeux), as Salesforce's streaming speaks them. */

import { isObject } from '../wire/index.ts'
import type { Reply } from './reply.ts'

export interface Message {
  channel: string
  id?: string
  clientId?: string
  connectionType?: string
  subscription?: string | string[]
  advice?: { timeout?: number }
  ext?: Record<string, unknown>
}

/** Told with every connection: come back at once, be held as long as this. */
export const advice = { interval: 0, timeout: 110_000, reconnect: 'retry' }

/** The answer to a meta message that went well. */
export function success(message: Message, more: Reply = {}): Reply {
  return { ...head(message), ...more, successful: true }
}

/** The answer to one that did not; `reconnect` says what the client may do next. */
export function failure(message: Message, error: string, more: Reply = {}): Reply {
  return { ...head(message), ...more, error, successful: false }
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
