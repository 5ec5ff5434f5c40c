/** The OpenAPI 3.1 text of the API, made from the same routes the server mounts. */
import { z } from 'zod'
import type { Route } from './route.ts'

type Schema = Record<string, unknown>

/** zod's regular expressions for ids and times are long and say nothing to a reader. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'input'): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema
  return rest
}

function parameters(schema: z.ZodType, where: 'path' | 'query'): Schema[] {
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: of,
  }))
}

function operation(route: Route): Schema {
  const body = jsonSchema(route.body)
  return {
    summary: route.summary,
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string = '') => next.toUpperCase())}`,
    security: route.needs === 'anyone' ? [] : [{ key: [] }],
    'x-needs': route.needs,
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(body.type === 'object' || body.anyOf
      ? { requestBody: { content: { 'application/json': { schema: body } } } }
      : {}),
    responses: {
      200: { description: 'Done' },
      default: {
        description: 'A Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const problem = {
  type: 'object',
  required: ['code', 'title', 'status', 'what', 'fix'],
  properties: {
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    what: { type: 'string', description: 'What could not be done, with the value.' },
    why: { type: 'string' },
    fix: { type: 'string', description: 'What you can do.' },
    field: { type: 'string' },
    object: { type: 'string' },
    suggestions: { type: 'array', items: { type: 'string' } },
    salesforce: { type: 'object', description: 'What Salesforce said, word for word.' },
  },
}

/** The whole document. Shape: https://spec.openapis.org/oas/v3.1.0 */
export function openApi(routes: Route[], version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rainmaker',
      version,
      description: 'Salesforce triggers, actions and workflows on your own machine.',
    },
    paths,
    components: { schemas: { Problem: problem }, securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  }
}
