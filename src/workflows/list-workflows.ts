/** Saved workflows as lists and pages show them. */
import type { WorkflowDetail } from '../contract/index.ts'
import { type Database, rowsOf } from '../store/index.ts'
import type { Step } from './kinds/index.ts'
import type { WorkflowDocument } from './shape.ts'
import { walkSteps } from './walk-steps.ts'

/** The contract's, with the document as we know it. */
export interface SavedWorkflow extends WorkflowDetail {
  document: WorkflowDocument
}

interface Row {
  id: string
  name: string
  active: boolean
  paused_at: Date | null
  version: number
  updated_at: Date
  document: WorkflowDocument
  source: string
  total: number
  failed: number
}

const query = `
select w.id::text, w.name, w.active, w.paused_at, w.version, w.updated_at, v.document, v.source,
  coalesce(r.total, 0) as total, coalesce(r.failed, 0) as failed
from workflow w
join workflow_version v on v.workflow_id = w.id and v.version = w.version
left join lateral (
  select count(*) as total, count(*) filter (where status = 'failed') as failed from run
  where run.workflow_id = w.id and not trial
) r on true
where $1::text is null or w.id::text = $1 or w.name = $1
order by w.name`

/** All in order of names, or the one with this id or name. */
export async function listWorkflows(db: Database, idOrName: string | null = null): Promise<SavedWorkflow[]> {
  return (await rowsOf<Row>(db, query, [idOrName])).map(toDetail)
}

function toDetail(row: Row): SavedWorkflow {
  const { description = null, trigger, steps } = row.document
  return {
    id: row.id,
    name: row.name,
    description,
    active: row.active,
    pausedAt: row.paused_at?.toISOString() ?? null,
    version: row.version,
    trigger: { on: trigger.on, connection: trigger.connection ?? null },
    stepCount: count(steps),
    updatedAt: row.updated_at.toISOString(),
    runs: { total: row.total, failed: row.failed },
    document: row.document,
    source: row.source,
  }
}

function count(steps: Step[]): number {
  let found = 0
  walkSteps(steps, () => found++)
  return found
}
