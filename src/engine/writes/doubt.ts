/** Settles a write of which it is not known whether it was done: waits until the org has surely ended with it, then looks. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Outcome } from '../../connector/index.ts'
import { asProblem, Problem } from '../../problems.ts'
import { actionContext } from '../action-context.ts'
import { crashPoint } from '../crash-points.ts'
import type { Journalled } from '../runs/run.ts'
import type { Shop } from '../steps/shop.ts'
import { LeftInDoubt, Parked } from '../steps/signals.ts'
import { type Sent, settleLeft } from './settle-left.ts'
import type { Task } from './task.ts'

export type Doubt = Sent

type Look = Outcome<unknown> | 'not-there'

/** A write that was begun and never ended: its row in the journal still says `running`. */
export function doubtFromJournal({ action }: Task, before: Journalled | undefined): Doubt | null {
  if (before?.status !== 'running' || (action.writeClass !== 'E2' && action.writeClass !== 'E3')) return null
  return { sentAt: before.sentAt?.toISOString() ?? null, startedAt: before.startedAt.getTime() }
}

/** The write's outcome if it is found, `not-there` if it surely was not done. */
export async function settleDoubt(task: Task, doubt: Doubt, shop: Shop): Promise<Look> {
  const { action, connectionId, run, entry } = task
  entry.sentAt = doubt.sentAt
  entry.startedAt = doubt.startedAt
  if (action.writeClass !== 'E2' || !action.look) throw leftInDoubt(task, shop)
  await waitOut(task, doubt, shop)
  const asked = { task, since: doubt.sentAt ?? new Date(doubt.startedAt).toISOString() }
  const answer = await shop.gatherer.ask(
    {
      key: `look ${connectionId} ${action.id}`,
      ...{ connectionId, org: await shop.orgOf(connectionId) },
      send: (all: (typeof asked)[]) => lookFor(task, all, shop),
      strained: () => false,
    },
    asked,
    run.workflow.id,
  )
  entry.apiCalls += answer.apiCalls
  run.apiCalls += answer.apiCalls
  // The look itself may be the first that told what time it is in the org: then it may have been too early.
  const left = answer.look === 'not-there' ? await leftOf(task, doubt, shop) : 0
  if (left > 0) throw new Parked(left, checking(task).toJSON())
  return answer.look
}

async function waitOut(task: Task, doubt: Doubt, shop: Shop): Promise<void> {
  for (let left = await leftOf(task, doubt, shop); left > 0; left = await leftOf(task, doubt, shop)) {
    if (left > 5000) throw new Parked(left, checking(task).toJSON())
    await shop.moving.aside(sleep(left))
  }
}

async function leftOf({ connectionId }: Task, doubt: Doubt, { connections, orgClocks, clock, settleMs }: Shop) {
  const { settings } = await connections.get(connectionId)
  const own = Number(settings['settleSeconds']) * 1000
  const clocks = { now: clock.now(), orgNow: orgClocks.about(connectionId) }
  return settleLeft(doubt, clocks, Number.isFinite(own) ? own : settleMs)
}

async function lookFor(first: Task, asked: { task: Task; since: string }[], shop: Shop) {
  const { action, connectionId } = first
  crashPoint('before-look')
  const meter = { calls: 0 }
  const [since = first.entry.sentAt ?? ''] = asked.map((one) => one.since).sort()
  const client = shop.connections.salesforce(connectionId).with({ kind: 'look', once: true }, meter)
  const context = actionContext(shop, connectionId, client, AbortSignal.timeout(120_000))
  const looks = await looksOf(async () => {
    const known = await shop.known.since(action.id, since)
    const inputs = asked.map(({ task }) => task.input)
    return (await action.look?.(context, inputs, since, known)) ?? []
  }, asked.length)
  shop.outages.heard(
    connectionId,
    looks.map((look) => (look === 'not-there' ? { ok: true, value: null } : look)),
  )
  for (const [at, { task }] of asked.entries()) {
    const look = looks[at]
    if (look !== 'not-there' && look?.ok) await shop.watch.found(connectionId, task, look.value)
  }
  crashPoint('after-look')
  const apiCalls = meter.calls / asked.length
  for (const { task } of asked) shop.usage.add(connectionId, 'look', task.run.workflow.id, apiCalls)
  return looks.map((look) => ({ look, apiCalls }))
}

/** A look that fails leaves all of them in doubt, with the Problem that says when to look again. */
async function looksOf(look: () => Promise<unknown[]>, count: number): Promise<Look[]> {
  try {
    const found = await look()
    return Array.from({ length: count }, (_, index) => {
      const value = found[index]
      return value === null || value === undefined ? 'not-there' : { ok: true, value }
    })
  } catch (thrown) {
    const problem = asProblem(thrown)
    return new Array<Look>(count).fill({ ok: false, problem })
  }
}

function checking({ action }: Task): Problem {
  return new Problem('answer-lost', {
    what: `The answer to ${action.id} was lost; Rainmaker looks in the org as soon as it has surely ended with it.`,
    fix: 'Nothing to do.',
    ...(action.object === null ? {} : { object: action.object }),
  })
}

/** Nobody can find out: the step and the run are left for people to decide. */
export function leftInDoubt({ action, run, entry }: Task, shop: Shop): LeftInDoubt {
  const problem = new Problem('in-doubt', {
    what: `The answer to ${action.id} was lost, and it cannot be looked up whether it was done.`,
    fix: 'Look in Salesforce, then say whether it happened or shall run again.',
    ...(action.object === null ? {} : { object: action.object }),
  }).toJSON()
  shop.journal.note(run, { ...entry, status: 'in-doubt', problem })
  return new LeftInDoubt(problem)
}
