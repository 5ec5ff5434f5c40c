/** A workflow that is still being written: its sample, its templates filled, a dry run, and what is in its way. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Filled } from '../../contract/index.ts'
import { asProblem } from '../../problems.ts'
import { fill, type WorkflowVersion } from '../../workflows/index.ts'
import { checklistOf } from '../checklist.ts'
import type { Parts, Resource } from '../parts.ts'
import { route } from '../route.ts'

const draft = { source: z.string().describe('The document as YAML') }
const sample = {
  recordId: z.string().optional().describe('A record of the trigger’s object'),
  payload: z.record(z.string(), z.unknown()).optional().describe('What the trigger would have brought'),
  event: z.number().int().positive().optional().describe('Position of a past event'),
  run: z.uuid().optional().describe('A past run, whose event is taken'),
}
const mostValues = 500

const resource: Resource = (parts) => {
  const { engine } = parts
  return [
    route({
      method: 'POST',
      path: '/api/v1/drafts/sample',
      needs: 'workflows.try',
      audit: false,
      summary: 'The event a draft would be tried with; nothing chosen: the newest record its trigger accepts',
      body: z.strictObject({ ...draft, ...sample }),
      handle: async ({ body: { source, ...wish } }) => engine.sample(await versionOf(parts, source), wish),
    }),
    route({
      method: 'POST',
      path: '/api/v1/drafts/dry-run',
      needs: 'workflows.try',
      audit: false,
      summary: 'Runs a draft against live data and writes nothing',
      body: z.strictObject({ ...draft, ...sample }),
      handle: async ({ body: { source, ...wish } }) => engine.dryRun(await versionOf(parts, source), wish),
    }),
    route({
      method: 'POST',
      path: '/api/v1/drafts/fill',
      needs: 'workflows.try',
      audit: false,
      summary: 'Fills templates with a sample, each on its own: a value, or the Problem it ends with',
      body: z.strictObject({
        values: z.record(z.string(), z.unknown()).refine((values) => Object.keys(values).length <= mostValues),
        json: z.record(z.string(), z.unknown()).describe('What templates read as json'),
      }),
      async handle({ body: { values, json } }) {
        const entries = Object.entries(values).map(async ([name, value]) => [name, await filled(value, json)] as const)
        return { values: Object.fromEntries(await Promise.all(entries)) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/drafts/checklist',
      needs: 'workflows.try',
      audit: false,
      summary: 'What is to be looked at before a workflow is turned on',
      body: z.strictObject(draft),
      handle: ({ body }) => checklistOf(parts, body.source),
    }),
  ]
}
export default resource

async function filled(value: unknown, json: Record<string, unknown>): Promise<Filled> {
  try {
    return { ok: true, value: (await fill(value, { json })) ?? null }
  } catch (thrown) {
    return { ok: false, problem: asProblem(thrown).toJSON() }
  }
}

/** Of no saved version: the text was changed since, or never saved. */
const draftVersion = 0

/** Under the id of the saved workflow of this name, when there is one, and as its newest version when it is that. */
async function versionOf(
  { workflows, tenantId }: Pick<Parts, 'workflows' | 'tenantId'>,
  source: string,
): Promise<WorkflowVersion> {
  const document = workflows.check(source)
  const known = (await workflows.list()).find(({ name }) => name === document.name)
  const saved = known && (await workflows.get(known.id))
  const version = saved?.source === source ? saved.version : draftVersion
  return { id: saved?.id ?? randomUUID(), name: document.name, version, tenantId, document }
}
