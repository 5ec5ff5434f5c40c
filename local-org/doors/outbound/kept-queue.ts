/** The queue of outbound messages over a restart: what was queued, tried and acknowledged, one line each in the org's folder. */

import { FactFile } from '../../events/index.ts'
import type { OutboundMessage } from '../../org/index.ts'
import type { Delivery } from './delivery.ts'

type Tried = Pick<Delivery, 'attempts' | 'dueAt' | 'lastAnswer'>
type Queued = Omit<Delivery, 'message'> & { messageId: string }
type Fact = { queued: Queued } | { tried: string; to: Tried } | { gone: string }

/** A delivery is known by the id of its first notification. */
function keyOf({ notifications }: Pick<Delivery, 'notifications'>): string {
  return notifications[0]?.id ?? ''
}

export class KeptQueue {
  readonly #file: FactFile<Fact>
  #waiting: Delivery[] = []

  /** Without a folder, nothing outlives the process. Deliveries of messages that are gone are dropped. */
  constructor(folder: string | undefined, messages: () => readonly OutboundMessage[]) {
    this.#file = new FactFile(folder, 'outbound-queue.jsonl')
    const queued = new Map<string, Queued>()
    for (const fact of this.#file.read()) {
      if ('queued' in fact) queued.set(keyOf(fact.queued), fact.queued)
      else if ('gone' in fact) queued.delete(fact.gone)
      else Object.assign(queued.get(fact.tried) ?? {}, fact.to)
    }
    this.#waiting = [...queued.values()].flatMap(({ messageId, ...rest }) => {
      const message = messages().find(({ id }) => id === messageId)
      return message ? [{ ...rest, message }] : []
    })
    this.#file.replace(this.#waiting.map((delivery) => ({ queued: plain(delivery) })))
  }

  get list(): Delivery[] {
    return this.#waiting
  }

  add(delivery: Delivery): void {
    this.#waiting.push(delivery)
    this.#file.append({ queued: plain(delivery) })
  }

  /** Notes down what became of an attempt. */
  tried(delivery: Delivery): void {
    const { attempts, dueAt, lastAnswer } = delivery
    const to = { attempts, dueAt, ...(lastAnswer === undefined ? {} : { lastAnswer }) }
    if (this.#waiting.includes(delivery)) this.#file.append({ tried: keyOf(delivery), to })
  }

  /** Keeps only the deliveries for which it holds. */
  keep(holds: (delivery: Delivery) => boolean): void {
    const gone = this.#waiting.filter((delivery) => !holds(delivery))
    if (gone.length === 0) return
    this.#waiting = this.#waiting.filter((delivery) => !gone.includes(delivery))
    this.#file.append(...gone.map((delivery) => ({ gone: keyOf(delivery) })))
  }
}

function plain({ message, ...rest }: Delivery): Queued {
  return { ...rest, messageId: message.id }
}
