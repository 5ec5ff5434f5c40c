/** One subscription to a topic, read by asking: what came since the last time, as much as the reader can take. */
import { Problem } from '../../problems.ts'
import type { ConsumerEvent, FetchResponse } from './messages.ts'
import type { FetchStream } from './open-stub.ts'
import { pubSubProblem } from './refusals.ts'

/** What was heard since the last time. No events: a sign of life. */
export interface Arrival {
  events: ConsumerEvent[]
  /** Replay id behind the last of them: opaque, base64. */
  position: string
}

export interface TopicStream {
  /** Waits for what comes next. Throws the Problem that ended the stream, after all that came before it. */
  next(): Promise<Arrival>
  close(): void
}

/** The most one request may ask for. https://developer.salesforce.com/docs/platform/pub-sub-api/guide/flow-control.html */
const atOnce = 100
/** So many wait here at most; more are asked for when the reader has taken them. */
const bufferAtMost = 2000

interface Wish {
  topic: string
  /** Position to go on behind; null: what happens from now on. */
  from: string | null
  /** Salesforce sends something at least every 270 seconds; after this silence the line is dead, ms. */
  silenceMs: number
}

export function readTopic(stream: FetchStream, { topic, from, silenceMs }: Wish): TopicStream {
  let waiting: Arrival | null = null
  let ended: Problem | null = null
  let asked = 0
  let wake: (() => void) | null = null
  const watchdog = setTimeout(() => end(tooQuiet(topic, silenceMs)), silenceMs)

  function end(problem: Problem): void {
    ended ??= problem
    clearTimeout(watchdog)
    stream.cancel()
    wake?.()
  }

  function ask(first = {}): void {
    if (ended || asked > 0 || (waiting?.events.length ?? 0) > bufferAtMost - atOnce) return
    asked = atOnce
    stream.write({ numRequested: atOnce, ...first })
  }

  stream.on('data', ({ events, latestReplayId, pendingNumRequested }: FetchResponse) => {
    watchdog.refresh()
    const id = latestReplayId.length > 0 ? latestReplayId : events.at(-1)?.replayId
    const position = id?.toString('base64') ?? waiting?.position ?? ''
    waiting = { events: [...(waiting?.events ?? []), ...events], position }
    asked = pendingNumRequested
    ask()
    wake?.()
  })
  stream.on('error', (failure) => end(pubSubProblem(failure)))
  stream.on('end', () => end(closedByServer(topic)))
  const start =
    from === null ? { replayPreset: 'LATEST' } : { replayPreset: 'CUSTOM', replayId: Buffer.from(from, 'base64') }
  ask({ topicName: topic, ...start })

  return {
    async next() {
      while (!waiting && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const arrival = waiting
      waiting = null
      if (!arrival) throw ended
      ask()
      return arrival
    },
    close: () => end(closedByServer(topic)),
  }
}

function tooQuiet(topic: string, ms: number): Problem {
  return new Problem('org-unreachable', {
    what: `Nothing was heard of ${topic} for ${Math.round(ms / 1000)} seconds.`,
    fix: 'Nothing to do: Rainmaker connects again and goes on where it stood.',
  })
}

function closedByServer(topic: string): Problem {
  return new Problem('org-unavailable', {
    what: `The stream of ${topic} ended.`,
    fix: 'Nothing to do: Rainmaker connects again and goes on where it stood.',
  })
}
