/** Makes what an occasion says happen in the local org, one thing after the other. */
import { Problem } from '../problems.ts'
import type { LocalOrgDoor } from './local-org-door.ts'
import type { Happening } from './occasions.ts'
import type { Parts } from './parts.ts'

export interface Stage {
  engine: Parts['engine']
  org: LocalOrgDoor
  workflowId: string
  /** Ids by the names happenings gave them. */
  names: Map<string, string>
  /** What `{n}` is. */
  mark: string
}

/** Throws what the org or the engine throws. */
export async function makeHappen(stage: Stage, happenings: Happening[]): Promise<void> {
  for (const happening of happenings) await makeOne(stage, happening)
}

async function makeOne(stage: Stage, happening: Happening): Promise<void> {
  const { org, engine, names } = stage
  const filled = (values: unknown) => fillIn(stage, values)
  if ('create' in happening) {
    const made = await org.rest('POST', `/sobjects/${happening.create}`, filled(happening.values))
    if (happening.as) names.set(happening.as, idOf(made))
  } else if ('first' in happening) {
    const found = await org.rest('GET', `/query?q=${encodeURIComponent(happening.first)}`)
    names.set(happening.as, idOf(recordsOf(found)[0]))
  } else if ('change' in happening) {
    const id = String(filled(happening.of))
    await org.rest('PATCH', `/sobjects/${happening.change}/${id}`, filled(happening.values))
  } else if ('event' in happening) {
    await engine.inbox.appEvents([{ type: happening.event, payload: asRecord(filled(happening.payload)) }])
  } else {
    await engine.startByHand(stage.workflowId, { payload: asRecord(filled(happening.payload)) })
  }
}

function fillIn(stage: Stage, value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('$')) return stage.names.get(value.slice(1)) ?? value
    return value.replaceAll('{n}', stage.mark)
  }
  if (Array.isArray(value)) return value.map((one) => fillIn(stage, one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillIn(stage, one)]))
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

function recordsOf(answer: unknown): unknown[] {
  const records = asRecord(answer)['records']
  return Array.isArray(records) ? records : []
}

function idOf(answer: unknown): string {
  const { id, Id } = asRecord(answer)
  if (typeof id === 'string') return id
  if (typeof Id === 'string') return Id
  throw new Problem('record-not-found', {
    what: 'The local org has not what this template is shown with.',
    fix: 'Reset the local org to its demo data: Local org, Reset.',
  })
}
