/** First runs as rows: one a workflow, for its present activation. */
import type { ProblemJson } from '../../../problems.ts'
import { type Database, jsonText, rowsOf } from '../../../store/index.ts'
import type { FirstRunChoice } from './choice.ts'
import type { Place } from './past.ts'

export interface FirstRun {
  workflowId: string
  activatedAt: string
  choice: FirstRunChoice
  /** The last row that was told. */
  position: Place | null
  read: number
  started: number
  finishedAt: string | null
  problem: ProblemJson | null
}

/** Once for an activation: asked again, it goes on as it stands. */
export async function beginFirstRun(
  db: Database,
  workflowId: string,
  connectionId: string,
  choice: FirstRunChoice,
): Promise<void> {
  await rowsOf(
    db,
    `insert into first_run (workflow_id, connection_id, activated_at, choice)
     select id, $2, activated_at, $3::jsonb from workflow where id = $1 and active
     on conflict (workflow_id) do update set connection_id = excluded.connection_id, choice = excluded.choice,
       activated_at = excluded.activated_at, position = null, read = 0, started = 0, finished_at = null, problem = null
     where first_run.activated_at <> excluded.activated_at`,
    [workflowId, connectionId, jsonText(choice)],
  )
}

const present = `
select f.workflow_id::text as "workflowId", f.activated_at as "activatedAt", f.choice, f.position, f.read, f.started,
  f.finished_at as "finishedAt", f.problem
from first_run f join workflow w on w.id = f.workflow_id and w.active and w.activated_at = f.activated_at`

export async function openFirstRuns(db: Database, connectionId: string): Promise<FirstRun[]> {
  const rows = await rowsOf<Row>(db, `${present} where f.connection_id = $1 and f.finished_at is null`, [connectionId])
  return rows.map(shown)
}

/** Null when it was turned on for what happens from then on. */
export async function firstRunOf(db: Database, workflowId: string): Promise<FirstRun | null> {
  const [row] = await rowsOf<Row>(db, `${present} where f.workflow_id = $1`, [workflowId])
  return row ? shown(row) : null
}

type Row = Omit<FirstRun, 'activatedAt' | 'finishedAt'> & { activatedAt: Date; finishedAt: Date | null }

function shown(row: Row): FirstRun {
  return { ...row, activatedAt: row.activatedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null }
}
