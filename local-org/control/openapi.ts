/** The OpenAPI 3.1 text of the control door, made from the endpoints themselves. */

import { z } from 'zod'
import { controlPath } from './control-path.ts'
import type { Endpoint } from './endpoint.ts'

const key = 'controlKey'
const error = { type: 'object', required: ['error'], properties: { error: { type: 'string' } } }
const refused = (description: string) => ({ description, content: { 'application/json': { schema: error } } })

/** Refusals of every endpoint. */
const refusals = {
  400: refused('The wish cannot be met; the sentence names the member'),
  401: refused('The control key is missing or wrong'),
  403: refused('The call comes from another machine, or from a page of another site'),
  404: refused('There is no such thing'),
}

/** What is answered besides the endpoints. */
const files = {
  '/ca.pem': { get: file('certificateAuthority', 'The authority behind https, as PEM', 'application/x-pem-file') },
  '/openapi.json': { get: file('openApi', 'This text', 'application/json') },
}

function file(operationId: string, summary: string, type: string) {
  return { operationId, summary, responses: { 200: { description: 'Done', content: { [type]: { schema: {} } } } } }
}

/** The document, as a JSON value. */
export function openApi(endpoints: Endpoint[], origin: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = { ...files }
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = operation(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Control door of the local org', version: '1.0.0' },
    servers: [{ url: `${origin}${controlPath}` }],
    // Without a key of its own, the door asks calls from this machine for none.
    security: [{}, { [key]: [] }],
    components: { securitySchemes: { [key]: { type: 'apiKey', in: 'header', name: 'X-Control-Key' } } },
    paths,
  }
}

/** 'get /outbound-messages/:name' as 'getOutboundMessagesName'. */
function operationId({ method, path }: Endpoint): string {
  return method.toLowerCase() + path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')
}

function done({ output }: Endpoint): Record<string, unknown> {
  const { $schema: _, ...schema } = output ? z.toJSONSchema(output) : {}
  return { description: 'Done', content: { 'application/json': { schema } } }
}

function operation(endpoint: Endpoint): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(endpoint.input, { io: 'input' })
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const responses = { 200: done(endpoint), ...refusals }
  const common = { operationId: operationId(endpoint), summary: endpoint.summary, responses }
  if (endpoint.method === 'POST') {
    return { ...common, parameters: inPath, requestBody: { content: { 'application/json': { schema } } } }
  }
  return { ...common, parameters: [...inPath, ...inQuery(schema)] }
}

function inQuery(schema: z.core.JSONSchema.BaseSchema): Record<string, unknown>[] {
  return Object.entries(schema.properties ?? {}).map(([name, member]) => ({ name, in: 'query', schema: member }))
}
