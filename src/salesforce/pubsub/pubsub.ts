/** The event service of one org: which topics there are, and what is said in them. */
import { asProblem, Problem } from '../../problems.ts'
import type { Session, SessionSource } from '../salesforce.ts'
import { type ChangeMessage, readChange } from './change-message.ts'
import { type EventSchema, readSchema } from './event-schema.ts'
import type { PubSubAddress } from './open-stub.ts'
import { readTopic, type TopicStream } from './topic-stream.ts'

export interface PubSubOptions {
  address: PubSubAddress
  session: SessionSource
  /** 18 characters. */
  orgId: string
  /** Default 290 seconds. */
  silenceMs?: number | undefined
}

/** What came of a topic of change events since the last time. */
export interface Changes {
  changes: ChangeMessage[]
  /** Events that could not be read. */
  unreadable: Problem[]
  /** Where to go on, when all this is safely kept. */
  position: string
}

export interface ChangeStream {
  /** Waits for what comes next; nothing in it: a sign of life. Throws the Problem that ended the stream. */
  next(): Promise<Changes>
  close(): void
}

export interface PubSub {
  /** Null when it can be subscribed to, else why not. Renews an expired session. */
  whyNot(topic: string): Promise<Problem | null>
  /** From a position on; null: from now on. Opens at once; what is refused is thrown by `next`. */
  changes(topic: string, from: string | null): Promise<ChangeStream>
  close(): void
}

const usualSilenceMs = 290_000

/** gRPC is loaded with the first subscription: it takes a fifth of a second and thirty megabytes. */
export async function openPubSub({
  address,
  session,
  orgId,
  silenceMs = usualSilenceMs,
}: PubSubOptions): Promise<PubSub> {
  const { openStub } = await import('./open-stub.ts')
  const stub = openStub(address, orgId)
  const schemas = new Map<string, Promise<EventSchema>>()

  /** Repeats once with a renewed session. */
  async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const current = await session.current()
    try {
      return await work(current)
    } catch (error) {
      if (asProblem(error).code !== 'session-expired') throw error
      return work(await session.renew(current))
    }
  }

  /** Schemas never change: another one has another id. */
  function schemaOf(id: string): Promise<EventSchema> {
    const known = schemas.get(id)
    if (known) return known
    const reading = withSession((current) => stub.schema(current, id)).then(({ schemaJson }) => readSchema(schemaJson))
    reading.catch(() => schemas.delete(id))
    schemas.set(id, reading)
    return reading
  }

  async function read({ events, position }: Awaited<ReturnType<TopicStream['next']>>): Promise<Changes> {
    const arrived: Changes = { changes: [], unreadable: [], position }
    for (const { event } of events) {
      const schema = await schemaOf(event.schemaId)
      try {
        arrived.changes.push(readChange(schema, event.payload))
      } catch (error) {
        arrived.unreadable.push(asProblem(error))
      }
    }
    return arrived
  }

  return {
    whyNot: (topic) =>
      withSession((current) => stub.topic(current, topic)).then(
        ({ canSubscribe }) => (canSubscribe ? null : notYours(topic)),
        asProblem,
      ),
    async changes(topic, from) {
      const current = await session.current()
      const stream = readTopic(stub.subscribe(current), { topic, from, silenceMs })
      return {
        async next() {
          try {
            return await read(await stream.next())
          } catch (error) {
            if (asProblem(error).code === 'session-expired') await session.renew(current)
            throw error
          }
        },
        close: stream.close,
      }
    },
    close: () => stub.close(),
  }
}

function notYours(topic: string): Problem {
  return new Problem('access-denied', {
    what: `The connected user may not subscribe to ${topic}.`,
    fix: 'Give the user "View All" on the object; it is polled meanwhile.',
  })
}
