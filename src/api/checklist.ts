/** What is looked at before a workflow is turned on: document, connection, rights, dry run, cost, loops. */
import { preflight } from '../connections/index.ts'
import type { Checklist, ChecklistItem, Forecast } from '../contract/index.ts'
import { asProblem } from '../problems.ts'
import type { SavedWorkflow, WorkflowDocument } from '../workflows/index.ts'
import { loopsOf } from './loops.ts'
import type { Parts } from './parts.ts'
import { workflowNeeds } from './workflow-needs.ts'

type Finding = Pick<ChecklistItem, 'state' | 'detail'>
type Look = (parts: Parts, document: WorkflowDocument) => Promise<Finding>

const looks: [ChecklistItem['name'], string, Look][] = [
  ['connection', 'The connection works', connectionWorks],
  ['permissions', 'The connected user may do all of it', userMay],
  ['dry-run', 'A dry run went through', dryRunPassed],
  ['loops', 'It does not start itself without end', noLoops],
]

/** Of a draft, by its text; the forecast needs a saved version. */
export async function checklistOf(parts: Parts, source: string): Promise<Checklist> {
  const [document, first] = readDraft(parts, source)
  if (!document) return { items: [first], forecast: null }
  const found = looks.map(async ([name, title, look]): Promise<ChecklistItem> => {
    try {
      return { name, title, ...(await look(parts, document)), problem: null }
    } catch (thrown) {
      const problem = asProblem(thrown).toJSON()
      return { name, title, state: 'failed', detail: problem.what, problem }
    }
  })
  const [forecast, ...items] = await Promise.all([forecastOf(parts, document), ...found])
  return { items: [first, ...items, forecastItem(forecast)], forecast }
}

function readDraft({ workflows }: Parts, source: string): [WorkflowDocument | null, ChecklistItem] {
  const item = { name: 'document' as const, title: 'The document is correct' }
  try {
    const document = workflows.check(source)
    return [
      document,
      { ...item, state: 'ok', detail: `${document.steps.length} steps on the first level`, problem: null },
    ]
  } catch (thrown) {
    const problem = asProblem(thrown).toJSON()
    return [null, { ...item, state: 'failed', detail: problem.what, problem }]
  }
}

async function connectionWorks({ connections }: Parts, { trigger }: WorkflowDocument): Promise<Finding> {
  const { name, status, instanceUrl } = await connections.pick(trigger.connection)
  return {
    state: status === 'connected' ? 'ok' : 'failed',
    detail: `${name}: ${status}, ${instanceUrl ?? 'no address yet'}`,
  }
}

/** Rights are asked of the active workflows; here of this one alone, as if it were the only active one. */
async function userMay(parts: Parts, document: WorkflowDocument): Promise<Finding> {
  const { id } = await parts.connections.pick(document.trigger.connection)
  const only = asActive(document)
  const version = { ...only, document, tenantId: parts.tenantId }
  const workflows = { ...parts.workflows, list: async () => [only], version: async () => version }
  const { needs, open } = await workflowNeeds({ ...parts, workflows }, id)
  const rows = await preflight((object) => parts.connections.salesforce(id).describe(object), needs)
  const missing = rows.filter(({ ok }) => !ok)
  if (missing.length > 0) {
    return { state: 'failed', detail: missing.map(({ object, access }) => `${access} ${object}`).join(', ') }
  }
  const seen = `${rows.length} rights on ${new Set(rows.map(({ object }) => object)).size} objects`
  return { state: 'ok', detail: open.length > 0 ? `${seen}; ${open.length} steps are only known when they run` : seen }
}

function asActive(document: WorkflowDocument): SavedWorkflow {
  const { name, description = null, trigger } = document
  return {
    ...{ id: '', name, description, active: true, pausedAt: null, version: 0, stepCount: 0, updatedAt: '', source: '' },
    ...{ trigger: { on: trigger.on, connection: trigger.connection ?? null }, runs: { total: 0, failed: 0 }, document },
  }
}

const newestTrial = `
select run.status, run.workflow_version as version, workflow.version as newest, run.problem->>'what' as what
from run join workflow on workflow.id = run.workflow_id
where workflow.name = $1 and run.trial order by run.queued_at desc limit 1`

async function dryRunPassed({ store }: Parts, { name }: WorkflowDocument): Promise<Finding> {
  const { rows } = await store.pool.query<{ status: string; version: number; newest: number; what: string | null }>(
    newestTrial,
    [name],
  )
  const [last] = rows
  if (!last) return { state: 'open', detail: 'Not tried yet' }
  if (last.status !== 'succeeded') return { state: 'warn', detail: last.what ?? 'The last one failed' }
  if (last.version === last.newest) return { state: 'ok', detail: 'Passed' }
  const tried = last.version === 0 ? 'a draft' : `version ${last.version}`
  return { state: 'warn', detail: `With ${tried}; it was changed since` }
}

async function noLoops(parts: Parts, document: WorkflowDocument): Promise<Finding> {
  const loops = await loopsOf(parts, document)
  return loops.length > 0
    ? { state: 'warn', detail: loops.join(' ') }
    : { state: 'ok', detail: 'What it writes is not heard as a change of somebody else' }
}

async function forecastOf({ workflows, engine }: Parts, { name }: WorkflowDocument): Promise<Forecast | null> {
  const saved = (await workflows.list()).find((one) => one.name === name)
  return saved ? engine.budget.forecast(saved.id).catch(() => null) : null
}

function forecastItem(forecast: Forecast | null): ChecklistItem {
  const item = { name: 'forecast' as const, title: 'What it will cost', problem: null }
  if (!forecast) return { ...item, state: 'open', detail: 'Known when it is saved' }
  const { callsADay, shareOfLimit, callsARun, pollsADay } = forecast
  if (callsADay === null) return { ...item, state: 'ok', detail: `About ${callsARun} API calls a run` }
  const share = shareOfLimit === null ? '' : ` = ${(shareOfLimit * 100).toFixed(1)} % of the org’s allowance`
  const spoken = (calls: number) => Math.round(calls).toLocaleString('en')
  const polls = pollsADay > 0 ? `; ${spoken(pollsADay)} of them look for changes, however much happens` : ''
  return {
    ...item,
    state: (shareOfLimit ?? 0) > 0.5 ? 'warn' : 'ok',
    detail: `About ${spoken(callsADay)} API calls a day${share}${polls}`,
  }
}
