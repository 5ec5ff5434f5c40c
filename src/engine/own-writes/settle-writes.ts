/** Completes the ledger with what the answers told. */
import type { Outcome } from '../../connector/index.ts'
import { longId, type RowResult } from '../../salesforce/index.ts'
import { blankWrite, by } from './entries.ts'
import { dropUnanswered, dropWrites, noteWrites, type OwnWrite } from './own-write.ts'
import { orgAfter, type WatchedStep, type WatchParts } from './watched.ts'
import { idsIn, type Whose, whose } from './whose.ts'

/** A row of the ledger and the org's answer to it; none while it is unknown. */
export interface Noted {
  write: OwnWrite
  result: RowResult | null
}

export interface Settling {
  connectionId: string
  steps: WatchedStep[]
  /** In the order of the steps; none when the call was thrown as a whole. */
  outcomes: Outcome<unknown>[]
  noted: Noted[]
}

/** What was refused is forgotten, the rest gets its record, its step and the time it was surely done. */
export async function settleWrites(parts: WatchParts, settling: Settling): Promise<void> {
  const { connectionId, steps, outcomes, noted } = settling
  if (noted.length === 0) return
  const { db } = parts.store
  const values = new Map(steps.map((step, at) => [step, outcomes[at]?.ok ? outcomes[at].value : null]))
  const named = whose(steps, (step) => [step.input, values.get(step)])
  const doneAt = orgAfter(parts, connectionId)
  await dropWrites(
    db,
    noted.filter(isRefused).map(({ write }) => write),
  )
  const kept = noted.filter((one) => !isRefused(one)).map((one) => completed(one, named, doneAt))
  parts.keeper.completed(kept)
  const repeated = steps.filter((step, at) => step.entry.attempt > 1 && outcomes[at]?.ok)
  const places = repeated.map(({ run, entry }) => ({ runId: run.id, path: entry.path }))
  await dropUnanswered(db, places)
  if (kept.some(({ operation }) => operation === 'other')) await noteWrites(db, besides(parts, settling, values, kept))
}

function isRefused({ result }: Noted): boolean {
  return result?.ok === false && result.problem.then !== 'look-first'
}

function completed({ write, result }: Noted, named: Whose<WatchedStep>, doneAt: string): OwnWrite {
  // The answer to another kind of change is the outcome of its step; a row without a result is in doubt.
  const isAnswered = result?.ok || write.operation === 'other'
  const recordId = (result?.ok ? result.id : null) ?? write.recordId
  const mine = write.runId === null ? by(named.of(recordId)) : {}
  const operation =
    write.operation === 'upsert' && result?.ok ? (result.created ? 'create' : 'update') : write.operation
  return { ...write, ...mine, recordId, operation, doneAt: isAnswered ? doneAt : null }
}

/** Records that only the outcomes name, such as the account a lead was converted to. */
function besides(
  parts: WatchParts,
  { connectionId, steps }: Settling,
  values: Map<WatchedStep, unknown>,
  kept: OwnWrite[],
): OwnWrite[] {
  const known = idsIn(kept.map(({ recordId }) => recordId))
  const doneAt = orgAfter(parts, connectionId)
  return steps.flatMap((step) => {
    const ids = [...idsIn(values.get(step))].filter((id) => !known.has(id))
    return ids.map((id) => ({ ...blankWrite(parts, connectionId, step.run.depth, longId(id)), ...by(step), doneAt }))
  })
}
