/** Keeps a dry run that has ended: never in line, never under way, so that no server can take it for a run to walk. */

import type { PlannedChange } from '../../contract/index.ts'
import { jsonText, rowsOf, type Store } from '../../store/index.ts'
import type { StepEntry } from '../runs/journal-entry.ts'
import type { RunEnding, RunUnderWay } from '../runs/run.ts'

interface Trial {
  run: RunUnderWay
  ending: RunEnding
  entries: StepEntry[]
  plans: Map<string, PlannedChange[]>
}

const insertRun = `
insert into run (id, workflow_id, workflow_version, event_position, record_id, status, queued_at, started_at, finished_at,
  problem, outcome, api_calls, epoch, trial)
values ($1, $2, $3, $4, $5, $6, $7, $7, now(), $8::jsonb, $9, $10, 1, true)`

const insertSteps = `
insert into step (run_id, path, kind, action, status, write_class, input, output, problem, attempt, api_calls, shared_by,
  started_at, finished_at, plan)
select $1, s.path, s.kind, s.action, s.status, s."writeClass", s.input, s.output, s.problem, s.attempt, s."apiCalls",
  s."sharedBy", to_timestamp(s."startedAt" / 1000), to_timestamp(s."finishedAt" / 1000), s.plan
from json_to_recordset($2::json) as s(path text, kind text, action text, status text, "writeClass" text, input jsonb,
  output jsonb, problem jsonb, attempt integer, "apiCalls" float8, "sharedBy" integer, "startedAt" float8,
  "finishedAt" float8, plan jsonb)`

export async function storeTrial({ transaction }: Pick<Store, 'transaction'>, trial: Trial): Promise<void> {
  const { run, ending, entries, plans } = trial
  const { workflow, event, recordId, startedAt, apiCalls } = run
  const problem = ending.problem && jsonText(ending.problem)
  const about = [workflow.id, workflow.version, event?.position || null, recordId, ending.status, startedAt]
  const steps = entries.map((entry) => ({ ...entry, plan: plans.get(entry.path) ?? null }))
  await transaction(async (tx) => {
    await rowsOf(tx, insertRun, [run.id, ...about, problem, ending.outcome, apiCalls])
    await rowsOf(tx, insertSteps, [run.id, jsonText(steps)])
  })
}
