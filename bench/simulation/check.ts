/** The history checker: events, runs and journal of a play against the org's final state. */
import { isDeepStrictEqual } from 'node:util'
import { type Effects, expectedOf } from './expected.ts'
import type { PlayWorkflow } from './random-workflow.ts'
import type { Lead } from './round.ts'
import type { World } from './world.ts'

export interface Checked {
  workflowId: string
  runs: number
  tasks: number
  wrong: string[]
}

interface RunRow {
  id: string
  lead: string
  status: string
  what: string | null
  events: number
}

const runsOf = `
select run.id::text, run.record_id as lead, run.status, run.problem->>'what' as what, (
  select count(*) from event where event.record_id = run.record_id and event.object = 'Lead' and event.change = 'created'
) as events
from run join workflow on workflow.id = run.workflow_id where workflow.name = $1`
const idOf = 'select id::text from workflow where name = $1'
const madeOf = `
select output->>'id' as id from step join run on run.id = step.run_id
where run.record_id = any($1) and step.action = 'createTask' and step.status = 'succeeded'`

export async function check(world: World, { name, steps }: PlayWorkflow, leads: Lead[]): Promise<Checked> {
  const { pool } = world.ground.store
  const runs = (await pool.query<RunRow>(runsOf, [name])).rows
  const [workflow] = (await pool.query<{ id: string }>(idOf, [name])).rows
  const ids = leads.map(({ id }) => id)
  const journal = (await pool.query<{ id: string }>(madeOf, [ids])).rows.map((row) => row.id)
  const inOrg = await readOrg(world)
  const tasks = leads.flatMap(({ id }) => inOrg.tasks.get(id) ?? [])
  const wrong = [
    ...leads.flatMap((lead) => wrongWith(lead, runs, expectedOf(steps, lead.id, lead.employees), inOrg)),
    ...differences(
      journal,
      tasks.map(({ id }) => id),
    ),
  ]
  return { workflowId: workflow?.id ?? '', runs: runs.length, tasks: tasks.length, wrong }
}

interface InOrg {
  /** By lead. */
  tasks: Map<string, { id: string; subject: string }[]>
  titles: Map<string, string | null>
}

function wrongWith({ id }: Lead, all: RunRow[], expected: Effects, inOrg: InOrg): string[] {
  const runs = all.filter(({ lead }) => lead === id)
  const subjects = (inOrg.tasks.get(id) ?? []).map(({ subject }) => subject).sort()
  const wanted = expected.tasks.toSorted()
  const title = inOrg.titles.get(id) ?? null
  return [
    ...(runs.length === 1 ? [] : [`${id}: ${runs.length} runs`]),
    ...runs.filter(({ events }) => events !== 1).map(({ events }) => `${id}: ${events} events`),
    ...runs
      .filter(({ status }) => status !== 'succeeded')
      .map((run) => `${id}: run ${run.id} ${run.status}: ${run.what}`),
    ...(isDeepStrictEqual(subjects, wanted) ? [] : [`${id}: tasks [${subjects}] instead of [${wanted}]`]),
    ...(title === expected.title ? [] : [`${id}: title ${title} instead of ${expected.title}`]),
  ]
}

function differences(journal: string[], org: string[]): string[] {
  const [known, there] = [new Set(journal), new Set(org)]
  return [
    ...org.filter((id) => !known.has(id)).map((id) => `task ${id} is in the org and not in the journal`),
    ...journal.filter((id) => !there.has(id)).map((id) => `task ${id} is in the journal and not in the org`),
  ]
}

async function readOrg({ people }: World): Promise<InOrg> {
  const tasks: InOrg['tasks'] = new Map()
  for await (const { Id, Subject, WhoId } of people.query('SELECT Id, Subject, WhoId FROM Task')) {
    const list = tasks.get(String(WhoId)) ?? []
    tasks.set(String(WhoId), [...list, { id: String(Id), subject: String(Subject) }])
  }
  const titles: InOrg['titles'] = new Map()
  for await (const { Id, Title } of people.query('SELECT Id, Title FROM Lead')) {
    titles.set(String(Id), Title === null ? null : String(Title))
  }
  return { tasks, titles }
}
