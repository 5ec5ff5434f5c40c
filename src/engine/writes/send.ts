/** Sends what was gathered: notes before the call what might be in doubt after it, and divides what it cost. */
import type { Action, Outcome } from '../../connector/index.ts'
import { Problem } from '../../problems.ts'
import { actionContext } from '../action-context.ts'
import { crashPoint } from '../crash-points.ts'
import type { Shop } from '../steps/shop.ts'
import { Taken } from '../steps/signals.ts'
import { oneByOneIfNeeded } from './isolate.ts'
import { orgBefore } from './org-before.ts'
import type { Task } from './task.ts'

interface Answer {
  outcome: Outcome<unknown>
  apiCalls: number
  sharedBy: number
}

const timeoutMs = 120_000
const tooMany = new Set(['step-timeout', 'answer-lost'])

/** One task's own outcome; its entry is told what was sent and what it cost. */
export async function sendTask(task: Task, shop: Shop): Promise<Outcome<unknown>> {
  const { action, connectionId, input, run, entry } = task
  const limit = task.timeoutMs ?? timeoutMs
  const gathering = {
    key: `${connectionId} ${action.id} ${limit} ${action.together?.(input) ?? ''}`,
    ...{ connectionId, org: await shop.orgOf(connectionId) },
    send: (tasks: Task[]) => sendTasks({ action, connectionId, limit }, tasks, shop),
    strained: (answers: Answer[]) => answers.some(({ outcome }) => !outcome.ok && tooMany.has(outcome.problem.code)),
  }
  const answer = await shop.gatherer.ask(gathering, task, run.workflow.id, entry.attempt > 1)
  entry.apiCalls += answer.apiCalls
  entry.sharedBy = answer.sharedBy
  run.apiCalls += answer.apiCalls
  return answer.outcome
}

/** What gathered tasks have in common. */
interface Shared {
  action: Action
  connectionId: string
  /** Milliseconds. */
  limit: number
}

async function sendTasks({ action, connectionId, limit }: Shared, tasks: Task[], shop: Shop) {
  if (action.writeClass) await makeDurable(action, connectionId, tasks, shop)
  const ours = tasks.filter(({ run }) => !run.taken)
  if (ours.length === 0) throw new Taken()
  const meter = { calls: 0 }
  const signal = AbortSignal.timeout(limit)
  const client = shop.connections.salesforce(connectionId).with({ kind: 'step', once: true }, meter)
  const watched = action.writeClass ? await shop.watch.over(client, connectionId, ours) : null
  const context = actionContext(shop, connectionId, watched?.salesforce ?? client, signal)
  const outcomes = await oneByOneIfNeeded({
    inputs: ours.map(({ input }) => input),
    send: (inputs) => withinTime(signal, action, action.run(context, inputs)),
    writeClass: action.writeClass ?? null,
    calls: () => meter.calls,
  })
  shop.outages.heard(connectionId, outcomes)
  await watched?.settle(outcomes)
  crashPoint('after-send-before-record')
  const apiCalls = meter.calls / ours.length
  for (const { run } of ours) shop.usage.add(connectionId, 'step', run.workflow.id, apiCalls)
  const answers = new Map(ours.map((task, index) => [task, outcomes[index]]))
  return tasks.map((task): Answer => {
    const outcome = answers.get(task) ?? { ok: false, problem: lostProblem(action, 'the run was taken over') }
    return { outcome, apiCalls, sharedBy: ours.length }
  })
}

/**
 * Before a write goes out, all it rests on is durable; of E2 and E3 also that it goes out, and when by the org's clock. An E1
 * leaves that to the ledger, which is kept by the same journal at the last moment before it is sent.
 */
async function makeDurable(action: Action, connectionId: string, tasks: Task[], shop: Shop): Promise<void> {
  if (action.writeClass === 'E1') return
  crashPoint('before-intent')
  const sentAt = orgBefore(shop.orgClocks, connectionId, shop.clock.now())
  const startedAt = shop.clock.now()
  const kept = tasks.map(({ entry, run }) => {
    Object.assign(entry, { sentAt, startedAt })
    return shop.journal.keep(run, { ...entry, status: 'running' })
  })
  await Promise.all(kept)
  crashPoint('after-intent-before-send')
}

function lostProblem(action: Action, why: string): Problem {
  const isWrite = action.writeClass !== undefined
  return new Problem(isWrite ? 'answer-lost' : 'step-timeout', {
    what: `${action.id} did not answer: ${why}.`,
    fix: isWrite
      ? 'Rainmaker finds out whether it was done before it goes on.'
      : 'Raise timeoutMs of the step, or ask for less at once.',
    ...(isWrite ? {} : { then: 'retry' as const }),
  })
}

function withinTime<T>(signal: AbortSignal, action: Action, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(lostProblem(action, 'the time for the step was over'))
    signal.addEventListener('abort', late, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late))
  })
}
