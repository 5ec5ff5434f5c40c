/**
 * Starts runs on this server without a place in line: claimed in the very transaction that stores their event, and walked as
 * soon as it is durable. That saves the way through the queue while there is little to do; when there is much, runs stand in
 * line, where all servers take them.
 */
import { afterCommit, type Database, rowsOf } from '../../store/index.ts'
import type { Clock } from '../clock.ts'
import { crashPoint } from '../crash-points.ts'
import { countRecent } from '../recent.ts'
import { type ClaimedRow, type FlatRow, returned, rowFrom, withEvents } from './claimed-row.ts'
import type { RunDraft } from './draft.ts'

export interface StartAtOnce {
  hasRoom(count: number): boolean
  /** Those that may not run yet are given back for a place in line. */
  start(tx: Database, drafts: RunDraft[]): Promise<{ id: string; workflowId: string; isRunning: boolean }[]>
}

/** In a tenth of a second: when more begin, they stand in line, to be taken and gathered many at a time. */
const burst = 16

interface Options {
  clock: Clock
  serverId: string
  /** How many more may be started at once. */
  room(): number
  /** Walks them; they are ours. */
  walk(rows: ClaimedRow[]): void
}

/** As claim.ts does: of one workflow and record only the first in the order of events, and nothing of a paused workflow. */
const insert = `
with d as materialized (
  select d.*, exists (select 1 from workflow w where w.id = d."workflowId" and w.paused_at is not null)
    or exists (select 1 from run earlier where earlier.workflow_id = d."workflowId" and earlier.record_id = d."recordId"
      and earlier.event_position < d."eventPosition" and earlier.status in ('queued', 'running'))
    or row_number() over (partition by d."workflowId", coalesce(d."recordId", d.id::text) order by d."eventPosition") > 1
    as waits
  from json_to_recordset($1::json) as d(
    id uuid, "workflowId" uuid, "workflowVersion" integer, "eventPosition" bigint, "recordId" text, depth integer)
), started as (
  insert into run (id, workflow_id, workflow_version, event_position, record_id, status, depth, server_id, epoch, started_at)
  select d.id, d."workflowId", d."workflowVersion", d."eventPosition", d."recordId",
    case when waits then 'queued' else 'running' end, coalesce(d.depth, 0), case when not waits then $2::uuid end,
    case when waits then 0 else 1 end, case when not waits then now() end
  from d on conflict do nothing
  returning ${returned}
) ${withEvents('started')}`

export function startAtOnce({ clock, serverId, room, walk }: Options): StartAtOnce {
  const recent = countRecent(clock)
  return {
    hasRoom(count) {
      recent.add(count)
      return count <= room() && recent.count() <= burst
    },
    async start(tx, drafts) {
      const flat = await rowsOf<FlatRow>(tx, insert, [JSON.stringify(drafts), serverId])
      const rows = flat.map(rowFrom)
      // The fencing number tells: of one that waits nobody has begun.
      const ours = rows.filter(({ epoch }) => epoch > 0)
      crashPoint('before-claim-commit')
      if (ours.length > 0) {
        afterCommit(tx, () => {
          crashPoint('after-claim')
          walk(ours)
        })
      }
      return rows.map(({ id, workflowId, epoch }) => ({ id, workflowId, isRunning: epoch > 0 }))
    },
  }
}
