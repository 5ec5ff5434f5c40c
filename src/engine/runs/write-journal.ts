/** One commit of the journal: steps, run changes and rows of the ledger of own writes as JSON lists in a single statement. */
import type { PoolClient } from 'pg'
import { jsonText } from '../../store/index.ts'
import { insertWrites, toldOfWrite, updateWrites } from '../own-writes/index.ts'
import type { Entry, Written } from './entry.ts'

const statement = `
with s as materialized (
  select * from json_to_recordset($1::json) as s(
    run_id uuid, epoch bigint, path text, kind text, action text, status text, write_class text, input jsonb,
    output jsonb, problem jsonb, attempt integer, api_calls float8, shared_by integer, sent_at timestamptz,
    started_at float8, finished_at float8)
), e as materialized (
  select * from json_to_recordset($2::json) as e(
    run_id uuid, epoch bigint, status text, wake_in float8, problem jsonb, outcome text, api_calls float8)
), kept as (
  insert into step (run_id, path, kind, action, status, write_class, input, output, problem, attempt, api_calls,
    shared_by, sent_at, started_at, finished_at)
  select s.run_id, s.path, s.kind, s.action, s.status, s.write_class, s.input, s.output, s.problem, s.attempt,
    s.api_calls, s.shared_by, s.sent_at, to_timestamp(s.started_at / 1000), to_timestamp(s.finished_at / 1000)
  from s join run r on r.id = s.run_id and r.epoch = s.epoch
  on conflict (run_id, path) do update set status = excluded.status, input = excluded.input, output = excluded.output,
    problem = excluded.problem, attempt = excluded.attempt, api_calls = excluded.api_calls,
    shared_by = excluded.shared_by, sent_at = excluded.sent_at, started_at = excluded.started_at,
    finished_at = excluded.finished_at
), ended as (
  update run set status = e.status, problem = e.problem, outcome = e.outcome, api_calls = e.api_calls, server_id = null,
    wake_at = case when e.wake_in is not null then now() + e.wake_in * interval '1 millisecond' end,
    finished_at = case when e.wake_in is null then now() end
  from e where run.id = e.run_id and run.epoch = e.epoch
), noted as (${insertWrites('$3')}
), completed as (${updateWrites('$4')}
)
select run_id::text from (select run_id, epoch from s union select run_id, epoch from e) written
where not exists (select 1 from run r where r.id = written.run_id and r.epoch = written.epoch)`

/** Steps, endings, new rows of the ledger, completed rows of it. */
type Values = [object[], object[], object[], object[]]

/** Commits the entries; gives the ids of runs with another epoch, whose entries were refused. */
export async function writeJournal(client: PoolClient, entries: Entry[]): Promise<Set<string>> {
  const values = valuesOf(entries)
  const { rows } = await client.query<{ run_id: string }>(
    statement,
    values.map((rows) => jsonText(rows)),
  )
  return new Set(rows.map((row) => row.run_id))
}

function valuesOf(entries: Entry[]): Values {
  // Of two entries for one step the later stands: one statement may touch a row once.
  const steps = new Map<string, object>()
  const rows: Record<'endings' | 'noted' | 'completed', object[]> = { endings: [], noted: [], completed: [] }
  for (const entry of entries) {
    if ('step' in entry) steps.set(`${entry.run.id}/${entry.run.epoch}/${entry.step.path}`, stepRow(entry))
    else if ('ending' in entry) rows.endings.push(endingRow(entry))
    else if ('noted' in entry) rows.noted.push(...entry.noted)
    else rows.completed.push(...entry.completed.map(toldOfWrite))
  }
  return [[...steps.values()], rows.endings, rows.noted, rows.completed]
}

function stepRow({ run, step }: Extract<Written, { step: unknown }>): Record<string, unknown> {
  return {
    run_id: run.id,
    epoch: run.epoch,
    path: step.path,
    kind: step.kind,
    action: step.action,
    status: step.status,
    write_class: step.writeClass,
    input: step.input,
    output: step.output,
    problem: step.problem,
    attempt: step.attempt,
    api_calls: step.apiCalls,
    shared_by: step.sharedBy,
    sent_at: step.sentAt,
    started_at: step.startedAt,
    finished_at: step.finishedAt,
  }
}

function endingRow({ run, ending }: Extract<Written, { ending: unknown }>): Record<string, unknown> {
  return {
    run_id: run.id,
    epoch: run.epoch,
    status: ending.status,
    wake_in: ending.wakeInMs ?? null,
    problem: ending.problem,
    outcome: ending.outcome,
    api_calls: run.apiCalls,
  }
}
