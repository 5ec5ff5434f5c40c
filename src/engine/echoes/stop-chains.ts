/** Ends chains of runs that start each other: from a depth on a run is not started, but shown as failed with the whole chain. */
import { Problem } from '../../problems.ts'
import { type Database, jsonText, rowsOf } from '../../store/index.ts'
import type { RunDraft } from '../runs/draft.ts'

/** So many runs may follow from one change. */
const longestChain = 5

/** Those that may start. The others are stored as failed. */
export async function stopChains(tx: Database, drafts: RunDraft[]): Promise<RunDraft[]> {
  const isTooDeep = ({ depth = 0 }: RunDraft) => depth >= longestChain
  const stopped = drafts.filter(isTooDeep)
  if (stopped.length === 0) return drafts
  const rows = await Promise.all(stopped.map(async (draft) => ({ ...draft, problem: await problemOf(tx, draft) })))
  await rowsOf(tx, insert, [jsonText(rows)])
  return drafts.filter((draft) => !isTooDeep(draft))
}

const insert = `
insert into run (id, workflow_id, workflow_version, event_position, record_id, status, depth, problem, finished_at)
select d.id, d."workflowId", d."workflowVersion", d."eventPosition", d."recordId", 'failed', d.depth, d.problem, now()
from json_to_recordset($1::json) as d(id uuid, "workflowId" uuid, "workflowVersion" integer, "eventPosition" bigint,
  "recordId" text, depth integer, problem jsonb)
on conflict do nothing`

/** From the event back to the first run, the nearest first. */
const chain = `
with recursive back as (
  select e.cause, 0 as step from event e where e.position = $1
  union all
  select e.cause, back.step + 1 from back join run r on r.id = back.cause join event e on e.position = r.event_position
  where back.step < 10
)
select r.id::text, coalesce(w.name, 'Removed workflow') as workflow, r.record_id as "recordId"
from back join run r on r.id = back.cause left join workflow w on w.id = r.workflow_id order by back.step desc`

async function problemOf(tx: Database, { eventPosition, recordId }: RunDraft) {
  const runs = await rowsOf<{ id: string; workflow: string; recordId: string | null }>(tx, chain, [eventPosition])
  const names = runs.map(({ workflow }) => workflow).join(' → ')
  return new Problem('chain-too-long', {
    what: `This run would be number ${longestChain + 1} of a chain in which each run was started by what the one before wrote${names ? `: ${names}` : ''}.`,
    fix: 'Leave ownChanges out of one of these triggers, or filter what these workflows write themselves.',
    ...(recordId === null ? {} : { recordId }),
    items: runs.map(({ id, workflow, recordId }) => ({
      path: `run ${id}`,
      what: `${workflow}, record ${recordId ?? 'none'}`,
      fix: 'See what it wrote.',
    })),
  }).toJSON()
}
