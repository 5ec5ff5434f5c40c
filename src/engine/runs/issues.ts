/** Failed runs that failed alike, as one issue each: the same Problem at the same field in the same workflow. */
import type { IssueInfo } from '../../contract/index.ts'
import type { ProblemCode, ProblemJson } from '../../problems.ts'
import { rowsOf, type Store } from '../../store/index.ts'

/** What runs that failed alike have in common. */
export interface Likeness {
  workflowId: string
  code: ProblemCode
  field: string | null
}

interface Row extends Omit<IssueInfo, 'since' | 'last' | 'workflowName' | 'sample'> {
  workflowName: string | null
  since: Date
  last: Date
  runId: string
  recordId: string | null
  problem: ProblemJson
}

const groups = `
with alike as (
  select workflow_id, problem->>'code' as code, problem->>'field' as field, count(*) as count,
    min(finished_at) as since, max(finished_at) as last, (array_agg(id order by finished_at desc))[1] as run_id
  from run where status = 'failed' and not trial and ($1::uuid is null or workflow_id = $1) group by 1, 2, 3
)
select alike.workflow_id::text as "workflowId", workflow.name as "workflowName", code, field, count, since, last,
  run_id::text as "runId", run.record_id as "recordId", run.problem
from alike join run on run.id = alike.run_id left join workflow on workflow.id = alike.workflow_id
order by last desc limit 500`

/** Those that happened last first. */
export async function listIssues(store: Store, workflowId?: string): Promise<IssueInfo[]> {
  const rows = await rowsOf<Row>(store.db, groups, [workflowId ?? null])
  return rows.map(({ runId, recordId, problem, since, last, workflowName, ...issue }) => ({
    ...issue,
    workflowName: workflowName ?? 'Removed workflow',
    since: since.toISOString(),
    last: last.toISOString(),
    sample: { runId, recordId, problem },
  }))
}
