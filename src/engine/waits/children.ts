/** Runs that a step of another run started, and what became of them. */
import type { RunStatus } from '../../contract/index.ts'
import { Problem, type ProblemJson } from '../../problems.ts'
import { type Database, jsonText, rowsOf, type Store } from '../../store/index.ts'
import { isNoConnection } from '../events/no-connection.ts'
import { runIdOf } from '../events/run-id.ts'
import type { ConnectionSource, WorkflowSource } from '../needs.ts'
import { newestNamed } from '../newest-named.ts'
import type { StartRuns } from '../runs/draft.ts'
import type { RunUnderWay } from '../runs/run.ts'

export interface ChildState {
  status: RunStatus
  outcome: string | null
  problem: ProblemJson | null
  /** Of one that succeeded: results of its steps that stand in no list, by id. */
  results: Record<string, unknown>
}

interface Parts {
  store: Store
  startRuns: StartRuns
  workflows: WorkflowSource
  connections: ConnectionSource
}

/** A workflow that runs itself without end is stopped here. */
const deepest = 10

const insertEvent = `
insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record)
values ($1, 'workflow', $2, 'created', $3, $4, now(), $5::jsonb)
on conflict (connection_id, key) do update set key = excluded.key returning position`

const noteParent = `insert into awaited (run_id, path, child_id) values ($1, $2, $3) on conflict do nothing`

/** What a step starts. */
interface Child {
  /** The step's own. */
  path: string
  /** Name of the workflow. */
  name: string
  /** What its templates read as json. */
  payload: unknown
}

export async function startChild(parts: Parts, parent: RunUnderWay, { path, name, payload }: Child): Promise<string> {
  const { id: workflowId, version: workflowVersion } = await newestNamed(parts.store.db, name, parent.workflow.tenantId)
  const depth = parent.depth + 1
  if (depth > deepest) throw tooDeep(name)
  const key = `run ${parent.id} ${path}`
  const id = runIdOf(workflowId, key)
  const connectionId = await connectionOf(parts, parent, workflowId, workflowVersion)
  const { recordId } = parent
  await parts.store.transaction(async (tx) => {
    const values = [connectionId, name, recordId ?? '', key, jsonText(payload)]
    const [event] = await rowsOf<{ position: number }>(tx, insertEvent, values)
    const eventPosition = event?.position ?? null
    await parts.startRuns(tx, [{ id, workflowId, workflowVersion, eventPosition, recordId, depth }])
    await rowsOf(tx, noteParent, [parent.id, path, id])
  })
  return id
}

/** The workflow's own connection, else the one the parent works with. */
async function connectionOf({ workflows, connections }: Parts, parent: RunUnderWay, id: string, version: number) {
  const { document } = await workflows.version(id, version)
  const own = document.trigger.connection
  const { event, workflow } = parent
  if (own === undefined && event && !isNoConnection(event.connectionId)) return event.connectionId
  return (await connections.pick(own ?? workflow.document.trigger.connection, workflow.tenantId)).id
}

function tooDeep(name: string): Problem {
  return new Problem('conflict', {
    what: `"${name}" would be the ${deepest + 1}th workflow in a row that another one runs.`,
    fix: 'Look whether a workflow runs itself.',
  })
}

const stateOf = 'select status, outcome, problem from run where id = $1'
const resultsOf = `
select path, kind, output from step
where run_id = $1 and status = 'succeeded' and path not like '%/%' order by started_at, path`

export async function childState(db: Database, id: string): Promise<ChildState> {
  const [run] = await rowsOf<Omit<ChildState, 'results'>>(db, stateOf, [id])
  if (!run) throw new Problem('not-found', { what: `The run ${id} is gone.`, fix: 'Run the step again.' })
  return { ...run, results: run.status === 'succeeded' ? await results(db, id) : {} }
}

/** As templates of that workflow read them behind its last step. */
async function results(db: Database, id: string): Promise<Record<string, unknown>> {
  const steps = await rowsOf<{ path: string; kind: string; output: unknown }>(db, resultsOf, [id])
  const found: Record<string, unknown> = {}
  for (const { path, kind, output } of steps) {
    found[path] = output
    if (kind === 'set') Object.assign(found, output)
  }
  return found
}
