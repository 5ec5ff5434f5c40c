/** An action of the catalogue, run for an agent: a read answers, a write becomes a plan. */
import { type Action, readInput } from '../../connector/index.ts'
import { allowsField, fits } from '../grant.ts'
import { guardedContext } from '../guard/client.ts'
import type { PlannedRow } from '../guard/writes.ts'
import { makePlan } from '../plans/make-plan.ts'
import { type ShownPlan, showPlan } from '../plans/plan.ts'
import { storePlan } from '../plans/plans.ts'
import { demand, notGranted, usedUp } from '../refuse.ts'
import { accessOf, grants } from '../tools.ts'
import { answerValue, roomFor } from './answer-rows.ts'
import type { Call } from './call.ts'

/** Most records one question to the org may bring; what is over a page is read on with nextPage. */
const mostRecords = 2000

export async function runActionFor(call: Call, action: Action): Promise<unknown> {
  const { grant } = call.scope
  demandTool(call, action)
  if (action.effect === 'read') roomFor(call)
  const read = readInput(action, fitted(call, action))
  if (!read.ok) throw read.problem
  for (const need of grant.access.includes('soql') ? [] : action.needs(read.value)) {
    demand(grant, need.access, need.object)
  }
  const noted: PlannedRow[] = []
  const [outcome] = await action.run(guardedContext(call.scope, noted), [read.value])
  if (!outcome) return null
  if (!outcome.ok) throw outcome.problem
  if (noted.length > 0) return planOf(call, { action, input: read.value, rows: noted })
  return answerValue(call, outcome.value)
}

/** The list of tools shows no others, but whoever calls need not have read it. */
function demandTool({ scope: { grant } }: Call, action: Action): void {
  if (grants(grant, action)) return
  const access = accessOf(action)
  if (!access) throw notGranted(`use ${action.id}`, 'another tool; this one is not for agents')
  if (action.object && fits(grant.tools, action.id)) demand(grant, access, action.object)
  throw notGranted(`use the tool ${action.id}`, `the tool ${action.id} and "${access}"`)
}

/** No more than can be kept in pages; of a single record the usual fields, unless others are asked for. */
function fitted({ input, catalog, key }: Call, action: Action): Record<string, unknown> {
  const { limit } = input
  const asked = typeof limit === 'number' && limit > mostRecords ? { ...input, limit: mostRecords } : input
  if (action.effect !== 'read' || asked['fields'] || !action.id.startsWith('get')) return asked
  const name = action.object ?? asked['object']
  const object = catalog.objects().find(({ api }) => api === name)
  if (!object || !('id' in asked) || !accepts(action, 'fields')) return asked
  return { ...asked, fields: object.shown.filter((field) => allowsField(key.grants, object.api, field)) }
}

const accepts = (action: Action, name: string) =>
  'shape' in action.input && name in (action.input.shape as Record<string, unknown>)

async function planOf(
  call: Call,
  wish: { action: Action; input: unknown; rows: PlannedRow[] },
): Promise<ShownPlan & { next: string }> {
  const { grants: grant } = call.key
  if (call.spent.writes + wish.rows.length > grant.writesPerDay) throw writesUsedUp(grant.writesPerDay)
  const body = await makePlan(call.scope, call.key.id, wish)
  const plan = await storePlan(call.store, body, grant.approval === 'none' ? 'ready' : 'waiting')
  call.used.planId = plan.id
  return { ...showPlan(plan), next: nextSteps[grant.approval] }
}

const nextSteps = {
  none: 'Nothing is written yet. Call executePlan with plan and hash within ten minutes.',
  human:
    'Nothing is written yet. A person has to approve it in Rainmaker (rainmaker plans approve); then call executePlan with plan and hash.',
}

export function writesUsedUp(writesPerDay: number) {
  return usedUp(
    `This key has written its ${writesPerDay} records of the last 24 hours.`,
    'Wait, or ask for a larger budget.',
  )
}
