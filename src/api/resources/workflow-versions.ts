/** The saved versions of a workflow, to be compared and brought back. */
import { z } from 'zod'
import type { VersionInfo } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.string().describe('Id or name of a workflow') })
const mostVersions = 200

const resource: Resource = ({ workflows, store }) => [
  route({
    method: 'GET',
    path: '/api/v1/workflows/:id/versions',
    needs: 'workflows.read',
    summary: 'The versions of a workflow with their text, newest first',
    params: one,
    async handle({ params }): Promise<{ items: VersionInfo[] }> {
      const { id } = await workflows.get(params.id)
      const rows = await store.db
        .selectFrom('workflow_version')
        .select(['version', 'created_at', 'source'])
        .where('workflow_id', '=', id)
        .orderBy('version', 'desc')
        .limit(mostVersions)
        .execute()
      return {
        items: rows.map(({ version, created_at, source }) => ({
          version,
          source,
          createdAt: created_at.toISOString(),
        })),
      }
    },
  }),
]
export default resource
