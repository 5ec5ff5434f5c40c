/**
 * Takes events that come one by one, each with somebody who waits for its answer. The first ones go at once; those that come while
 * these are being stored go together after them, in one transaction: so the busier, the less each costs.
 */
import { type Acceptance, type AcceptedEvents, acceptEvents, type EventBatch } from './accept.ts'

/** Events that come without a position of their feed. */
export type LooseEvents = Pick<EventBatch, 'connectionId' | 'events'> & { feed: { name: string; object: '' } }

interface Waiting {
  events: LooseEvents['events']
  answer(accepted: AcceptedEvents): void
  refuse(error: unknown): void
}

interface Line {
  about: Omit<LooseEvents, 'events'>
  waiting: Waiting[]
  /** Transactions under way. */
  underWay: number
}

const most = 500
/** On a slow disk a commit takes long: so many at once do not wait for each other. */
const atOnce = 3
const linesOf = new WeakMap<Acceptance, Map<string, Line>>()

/** As acceptEvents, all or none of these. */
export function acceptTogether(to: Acceptance, { events, ...about }: LooseEvents): Promise<AcceptedEvents> {
  return new Promise((answer, refuse) => {
    const line = lineFor(to, about)
    line.waiting.push({ events, answer, refuse })
    if (line.underWay < atOnce) void serve(to, line)
  })
}

function lineFor(to: Acceptance, about: Line['about']): Line {
  const lines = linesOf.get(to) ?? new Map<string, Line>()
  linesOf.set(to, lines)
  const key = `${about.connectionId} ${about.feed.name}`
  const line = lines.get(key) ?? { about, waiting: [], underWay: 0 }
  lines.set(key, line)
  return line
}

async function serve(to: Acceptance, line: Line): Promise<void> {
  line.underWay += 1
  while (line.waiting.length > 0) await store(to, line.about, takeSome(line.waiting))
  line.underWay -= 1
}

/** At least one of those that wait, and at most so many that their events are few enough for a transaction. */
function takeSome(waiting: Waiting[]): Waiting[] {
  let [taken, events] = [1, waiting[0]?.events.length ?? 0]
  for (const { events: more } of waiting.slice(1)) {
    if (events + more.length > most) break
    events += more.length
    taken += 1
  }
  return waiting.splice(0, taken)
}

async function store(to: Acceptance, about: Line['about'], together: Waiting[]): Promise<void> {
  try {
    const accepted = await acceptEvents(to, { ...about, events: together.flatMap(({ events }) => events) })
    for (const one of together) one.answer(partOf(accepted, one))
  } catch (error) {
    if (together.length === 1) together[0]?.refuse(error)
    // One that cannot be taken must not have the others refused.
    else for (const one of together) await store(to, about, [one])
  }
}

/** What became of one's own events. The same event given by two is the first one's. */
function partOf({ byKey }: AcceptedEvents, { events }: Waiting): AcceptedEvents {
  const own = new Map<string, string[]>()
  for (const { key } of events) {
    const runs = byKey.get(key)
    if (runs) own.set(key, runs)
    byKey.delete(key)
  }
  return { events: own.size, runs: [...own.values()].flat(), byKey: own }
}
