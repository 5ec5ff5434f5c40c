/**
 * The clock as a feed: each time of a schedule is one event, whichever server is awake then. Times that passed while no server ran
 * are made up for once, by the last of them: a nightly job runs late rather than not at all, and an hourly one not ten times.
 */
import { z } from 'zod'
import { type Database, rowsOf } from '../../../store/index.ts'
import { type Acceptance, acceptEvents, activeSubscriptions } from '../../events/index.ts'
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
  const told = await positionsOf(
    to.store.db,
    [...schedules.values()].map(({ name }) => name),
  )
  const times: TimesTold = { runs: [], next: null }
  for (const [key, schedule] of schedules) {
    const { cron, since } = schedule
    const due = cron.lastUntil(Math.max(since, told.get(key) ?? 0), now)
    if (due !== null) times.runs.push(...(await tellTime(to, schedule, due, now)))
    times.next = Math.min(times.next ?? Number.POSITIVE_INFINITY, cron.after(now) ?? Number.POSITIVE_INFINITY)
  }
  return times
}

interface Schedule {
  tenantId: string
  name: string
  cron: Cron
  /** The first activation of a workflow with it, epoch ms. */
  since: number
}

const keyOf = (tenantId: string, name: string) => `${tenantId} ${name}`

/** By tenant and the name the trigger gives them: workflows of a tenant with the same schedule share its events. */
async function activeSchedules(to: Acceptance): Promise<Map<string, Schedule>> {
  const onUnfit = (workflowId: string, error: unknown) =>
    to.log.error({ workflowId, error: String(error) }, 'the trigger of an active workflow cannot be used')
  const all = await activeSubscriptions(to.store.db, to.triggers, onUnfit)
  const schedules = new Map<string, Schedule>()
  for (const { tenantId, trigger, input, since } of all) {
    if (trigger.feed !== feed) continue
    const { cron, timeZone } = settings.parse(input)
    const name = `${cron} ${timeZone}`
    const known = schedules.get(keyOf(tenantId, name))
    schedules.set(keyOf(tenantId, name), {
      tenantId,
      name,
      cron: known?.cron ?? readCron(cron, timeZone),
      since: Math.min(known?.since ?? Number.POSITIVE_INFINITY, since ?? 0),
    })
  }
  return schedules
}

async function tellTime(to: Acceptance, { tenantId, name }: Schedule, due: number, now: number): Promise<string[]> {
  const occurredAt = new Date(due).toISOString()
  const key = `${feed}:${name}:${occurredAt}`
  const event = ownEvent(tenantId, { feed, object: name, occurredAt, record: { scheduledFor: occurredAt }, key })
  const position: Position = { toldUntil: new Date(now).toISOString() }
  const told = { connectionId: tenantId, feed: { name: feed, object: name, position }, events: [event] }
  return (await acceptEvents(to, told)).runs
}

/** By tenant and name, epoch ms. */
async function positionsOf(db: Database, names: string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ tenantId: string; object: string; position: Position }>(
    db,
    'select connection_id::text as "tenantId", object, position from feed where name = $1 and object = any($2)',
    [feed, names],
  )
  return new Map(
    rows.map(({ tenantId, object, position }) => [keyOf(tenantId, object), Date.parse(position.toldUntil)]),
  )
}
