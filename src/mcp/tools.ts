/** The catalogue as tools. Texts are those of our definitions and nothing else: no org, no record speaks here. */
import { type Action, type Catalog, toJsonSchema } from '../connector/index.ts'
import { type Access, fits, type Grant } from './grant.ts'

export interface Tool {
  name: string
  title: string
  description: string
  inputSchema: { type: 'object'; [key: string]: unknown }
  annotations: { readOnlyHint: boolean; destructiveHint: boolean; idempotentHint: boolean; openWorldHint: boolean }
}

/** They reach the org by ways nothing can be shown of beforehand, or bring back bytes no model reads. */
const closed = new Set([
  'addAttachment',
  'addFile',
  'convertLead',
  'getAttachmentContent',
  'getFileContent',
  'mergeRecords',
  'undeleteRecord',
])

/** Null: not for agents. Raw queries are a right of their own. */
export function accessOf(action: Action): Access | null {
  if (closed.has(action.id) || action.effect === 'setup') return null
  return action.group === 'Queries' ? 'soql' : action.effect
}

/** Whether the key shows the tool at all; what it may do with it is judged by each call. */
export function grants(grant: Grant, action: Action): boolean {
  const access = accessOf(action)
  if (!access || !grant.access.includes(access)) return false
  const object = action.object === null || fits(grant.objects, action.object)
  return object && fits(grant.tools, action.id)
}

const planned = ' Writes nothing yet: it answers a plan with its changes and a hash, for executePlan.'

function toTool(action: Action): Tool {
  const isRead = action.effect === 'read'
  return {
    name: action.id,
    title: action.title,
    description: action.describe + (isRead ? '' : planned),
    inputSchema: { ...slim(toJsonSchema(action.input)), type: 'object' },
    annotations: {
      readOnlyHint: isRead,
      destructiveHint: action.effect === 'update' || action.effect === 'delete',
      idempotentHint: isRead || action.writeClass === 'E1',
      openWorldHint: false,
    },
  }
}

/** Patterns of dates and ids are half of a schema's size and tell a model nothing that its description does not. */
const bulky = new Set(['pattern', 'x-salesforce', '$schema'])

function slim(schema: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(schema, (name, part: unknown) => (bulky.has(name) ? undefined : part))
  return JSON.parse(text) as Record<string, unknown>
}

const text = (description: string) => ({ type: 'string', description })

/** Beside the catalogue: reading on, and executing what was planned. */
const nextPage: Tool = {
  name: 'nextPage',
  title: 'Next page',
  description: 'The next records of a result that was longer than one answer; costs no API call.',
  inputSchema: {
    type: 'object',
    properties: { page: text('nextPage of the last answer') },
    required: ['page'],
    additionalProperties: false,
  },
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: false, openWorldHint: false },
}

const executePlan: Tool = {
  name: 'executePlan',
  title: 'Execute plan',
  description:
    'Executes a plan exactly as it was shown: once, within ten minutes, after a person has approved it where the key asks for that, and only if the record has not changed since.',
  inputSchema: {
    type: 'object',
    properties: { plan: text('plan of the answer'), hash: text('hash of the answer') },
    required: ['plan', 'hash'],
    additionalProperties: false,
  },
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
}

const made = new WeakMap<Action, Tool>()

function toolOf(action: Action): Tool {
  const tool = made.get(action) ?? toTool(action)
  made.set(action, tool)
  return tool
}

/** Each tool is made once and shared by all keys. */
export function toolsFor(catalog: Catalog, grant: Grant): Tool[] {
  const tools = catalog
    .actions()
    .filter((action) => grants(grant, action))
    .map(toolOf)
  const writes = grant.access.some((access) => access !== 'read' && access !== 'soql')
  return [...tools, nextPage, ...(writes ? [executePlan] : [])]
}
