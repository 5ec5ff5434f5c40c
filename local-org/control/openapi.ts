/** The OpenAPI 3.1 text of the control door, made from the endpoints themselves. */

import { z } from 'zod'
import { controlPath } from './control-path.ts'
import type { Endpoint } from './endpoint.ts'

/** The document, as a JSON value. */
export function openApi(endpoints: Endpoint[], origin: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = operation(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Control door of the local org', version: '1.0.0' },
    servers: [{ url: `${origin}${controlPath}` }],
    paths,
  }
}

function operation(endpoint: Endpoint): Record<string, unknown> {
  const schema = z.toJSONSchema(endpoint.input, { io: 'input' })
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const common = { summary: endpoint.summary, responses: { 200: { description: 'Done' } } }
  if (endpoint.method === 'POST') {
    return { ...common, parameters: inPath, requestBody: { content: { 'application/json': { schema } } } }
  }
  return { ...common, parameters: [...inPath, ...inQuery(schema)] }
}

function inQuery(schema: z.core.JSONSchema.BaseSchema): Record<string, unknown>[] {
  return Object.entries(schema.properties ?? {}).map(([name, member]) => ({ name, in: 'query', schema: member }))
}
