/** What the org itself has: objects and their fields. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = ({ connections }) => [
  route({
    method: 'GET',
    path: '/api/v1/objects',
    needs: 'catalogue.read',
    summary: 'The org’s objects, custom ones included',
    query: z.object({ connection: z.string().optional() }),
    async handle({ query }) {
      const { id } = await connections.pick(query.connection)
      return { items: await connections.salesforce(id).with({ kind: 'describe' }).describeGlobal() }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/objects/:name',
    needs: 'catalogue.read',
    summary: 'Fields, picklists and rights of one object, as the connected user sees it',
    params: z.object({ name: z.string() }),
    query: z.object({ connection: z.string().optional() }),
    async handle({ params, query }) {
      const { id } = await connections.pick(query.connection)
      if (!/^\w+$/.test(params.name)) {
        throw new Problem('object-unknown', {
          what: `"${params.name}" is no object name.`,
          fix: 'Use the API name, such as Lead or Invoice__c.',
        })
      }
      return connections.describe(id, params.name)
    },
  }),
]
export default resource
