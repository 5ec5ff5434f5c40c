/** Everything people, programs and agents changed, and whether the record of it is whole. */
import { z } from 'zod'
import type { AuditCheckInfo, AuditLineInfo } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const filter = z.object({
  key: z.string().optional().describe('Id of an agent key'),
  cursor: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

const resource: Resource = ({ audit }) => [
  route({
    method: 'GET',
    path: '/api/v1/audit',
    needs: 'audit.read',
    summary: 'The audit log: who changed what, from where, newest first',
    query: filter,
    async handle({ query: { key, cursor, limit } }) {
      const lines = await audit.list({ keyId: key, before: cursor, limit })
      const items = lines.map((line): AuditLineInfo => ({ ...line, who: line.who ?? null, from: line.from ?? null }))
      return { items, next: items.length === limit ? String(items.at(-1)?.position) : null }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/audit/check',
    needs: 'audit.read',
    summary: 'Computes the chain of hashes anew and names the first line that does not fit',
    handle: (): Promise<AuditCheckInfo> => audit.check(),
  }),
]
export default resource
