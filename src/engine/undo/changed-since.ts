/** Whether a record was changed by somebody else after the run wrote it; who that was, in words. */
import { covers, type OwnWrite, sameValue, shortId, timeOf, undoPath } from '../own-writes/index.ts'
import type { NetChange } from './net-change.ts'
import type { Now } from './read-now.ts'

interface Since {
  change: NetChange
  now: Now
  /** Everything we wrote to the record, by any run, in order. */
  written: OwnWrite[]
  runId: string
  /** The connection's user. */
  user: string | null
}

/** Null when the record is as the run left it. */
export function changedSince(since: Since): string | null {
  return byAnother(since) ?? byAnotherRun(since) ?? otherValue(since)
}

function byAnother({ now: { record }, user, written }: Since): string | null {
  const [by, at] = [record['LastModifiedById'], timeOf(record['LastModifiedDate'])]
  if (at === null) return null
  const isOurUser = user === null || typeof by !== 'string' || shortId(by) === shortId(user)
  if (isOurUser && written.some((write) => covers(write, at))) return null
  const name = (record['LastModifiedBy'] as { Name?: unknown } | null | undefined)?.Name
  return `${typeof name === 'string' ? name : 'Somebody'} changed it at ${new Date(at).toISOString()}, after this run.`
}

function byAnotherRun({ written, runId }: Since): string | null {
  const stands = ({ operation, path, undone }: OwnWrite) => operation !== 'touch' && path !== undoPath && !undone
  const last = written.findLast(stands)
  return last && last.runId !== null && last.runId !== runId ? `Run ${last.runId} changed it after this run.` : null
}

/** By the same user in the same second. */
function otherValue({ change: { set }, now: { record } }: Since): string | null {
  const differs = Object.entries(set).find(([name, value]) => name in record && !sameValue(value, record[name]))
  return differs ? `${differs[0]} is no longer what this run set.` : null
}
