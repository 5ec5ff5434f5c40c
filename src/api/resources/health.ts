/** Is the server up. */
import type { Health } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = ({ store, version, startedAt }) => [
  route({
    method: 'GET',
    path: '/health',
    needs: 'anyone',
    summary: 'Whether the server and its database answer',
    async handle({ reply }): Promise<Health> {
      const up = await store.pool.query('select 1').then(
        () => true,
        () => false,
      )
      if (!up) reply.code(503)
      return { status: up ? 'ok' : 'database-unreachable', version, startedAt: startedAt.toISOString() }
    },
  }),
]
export default resource
