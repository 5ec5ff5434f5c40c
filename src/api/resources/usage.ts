/** Who spent the API allowance. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = ({ engine }) => [
  route({
    method: 'GET',
    path: '/api/v1/usage',
    needs: 'usage.read',
    summary: 'API calls by hour, connection, purpose and workflow',
    query: z.object({
      hours: z.coerce
        .number()
        .int()
        .min(1)
        .max(24 * 31)
        .default(24),
    }),
    handle: async ({ query }) => ({ items: await engine.usage(query.hours) }),
  }),
]
export default resource
