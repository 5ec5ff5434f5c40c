/**
 * The clock as a feed: each time of a schedule is one event, whichever server is awake then. Times that passed while no server ran
 * are made up for once, by the last of them: a nightly job runs late rather than not at all, and an hourly one not ten times.
 */
import { z } from 'zod'
import { type Database, rowsOf } from '../../../store/index.ts'
import { type Acceptance, acceptEvents, activeSubscriptions, noConnection } from '../../events/index.ts'
import { ownEvent } from '../inbox/app-events.ts'
import { type Cron, readCron } from './cron.ts'

const feed = 'schedule'

const settings = z.object({ cron: z.string(), timeZone: z.string() })

interface Position {
  /** Up to which all times are told, ISO. */
  toldUntil: string
}

export interface TimesTold {
  /** Runs that were started. */
  runs: string[]
  /** When the next time comes, epoch ms; null without schedules. */
  next: number | null
}

/** Tells the times that have come since the last look. `now` is the database's clock, epoch ms. */
export async function tellTimes(to: Acceptance, now: number): Promise<TimesTold> {
  const schedules = await activeSchedules(to)
  const told = await positionsOf(to.store.db, [...schedules.keys()])
  const times: TimesTold = { runs: [], next: null }
  for (const [name, { cron, since }] of schedules) {
    const due = cron.lastUntil(Math.max(since, told.get(name) ?? 0), now)
    if (due !== null) times.runs.push(...(await tellTime(to, name, due, now)))
    times.next = Math.min(times.next ?? Number.POSITIVE_INFINITY, cron.after(now) ?? Number.POSITIVE_INFINITY)
  }
  return times
}

interface Schedule {
  cron: Cron
  /** The first activation of a workflow with it, epoch ms. */
  since: number
}

/** By the name the trigger gives them: workflows with the same schedule share its events. */
async function activeSchedules(to: Acceptance): Promise<Map<string, Schedule>> {
  const onUnfit = (workflowId: string, error: unknown) =>
    to.log.error({ workflowId, error: String(error) }, 'the trigger of an active workflow cannot be used')
  const all = await activeSubscriptions(to.store.db, to.triggers, onUnfit)
  const schedules = new Map<string, Schedule>()
  for (const { trigger, input, since } of all) {
    if (trigger.feed !== feed) continue
    const { cron, timeZone } = settings.parse(input)
    const name = `${cron} ${timeZone}`
    const known = schedules.get(name)
    schedules.set(name, {
      cron: known?.cron ?? readCron(cron, timeZone),
      since: Math.min(known?.since ?? Number.POSITIVE_INFINITY, since ?? 0),
    })
  }
  return schedules
}

async function tellTime(to: Acceptance, name: string, due: number, now: number): Promise<string[]> {
  const occurredAt = new Date(due).toISOString()
  const key = `${feed}:${name}:${occurredAt}`
  const event = ownEvent({ feed, object: name, occurredAt, record: { scheduledFor: occurredAt }, key })
  const position: Position = { toldUntil: new Date(now).toISOString() }
  const told = { connectionId: noConnection, feed: { name: feed, object: name, position }, events: [event] }
  return (await acceptEvents(to, told)).runs
}

/** By name, epoch ms. */
async function positionsOf(db: Database, names: string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ object: string; position: Position }>(
    db,
    'select object, position from feed where connection_id = $1 and name = $2 and object = any($3)',
    [noConnection, feed, names],
  )
  return new Map(rows.map(({ object, position }) => [object, Date.parse(position.toldUntil)]))
}
