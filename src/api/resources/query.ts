/** SOQL and SOSL by hand. */
import { z } from 'zod'
import type { QueryAnswer } from '../../contract/index.ts'
import type { FieldValues } from '../../salesforce/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const body = z.strictObject({
  connection: z.string().optional(),
  soql: z.string().min(1),
  limit: z.number().int().min(1).max(50_000).default(2000).describe('Most rows to answer'),
})

/** Pages of 2,000 until the limit: one API call each. */
async function collect(
  rows: AsyncIterable<FieldValues>,
  limit: number,
): Promise<{ records: FieldValues[]; complete: boolean }> {
  const records: FieldValues[] = []
  for await (const row of rows) {
    if (records.length === limit) return { records, complete: false }
    records.push(row)
  }
  return { records, complete: true }
}

const resource: Resource = ({ connections }) => [
  route({
    method: 'POST',
    path: '/api/v1/query',
    needs: 'records.query',
    audit: false,
    summary: 'Runs a SOQL query',
    body,
    async handle({ body: { connection, soql, limit } }): Promise<QueryAnswer> {
      const { id } = await connections.pick(connection)
      const meter = { calls: 0 }
      const started = performance.now()
      const salesforce = connections.salesforce(id).with({ kind: 'query' }, meter)
      // count() answers no rows, only totalSize
      if (/^\s*select\s+count\s*\(\s*\)/i.test(soql)) {
        const page = await salesforce.queryPage(soql)
        return {
          records: [],
          totalSize: page.totalSize,
          complete: true,
          apiCalls: meter.calls,
          ms: Math.round(performance.now() - started),
        }
      }
      const { records, complete } = await collect(salesforce.query(soql), limit)
      return {
        records,
        totalSize: records.length,
        complete,
        apiCalls: meter.calls,
        ms: Math.round(performance.now() - started),
      }
    },
  }),
]
export default resource
