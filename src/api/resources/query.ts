/** SOQL and SOSL by hand: parameters bound, never pasted; too long ones spread; all pages, at once or as a stream. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { bindSoql, bindSosl, limitOf, splitSoql, splitSosl } from '../../connector/index.ts'
import type { QueryAnswer } from '../../contract/index.ts'
import { asProblem } from '../../problems.ts'
import type { FieldValues, Salesforce, Soql } from '../../salesforce/index.ts'
import type { Parts, Resource } from '../parts.ts'
import { route } from '../route.ts'

const common = {
  connection: z.string().optional(),
  params: z.record(z.string(), z.unknown()).default({}).describe('Values for the :names in the text'),
}
const limit = z.number().int().min(1).max(50_000).default(2000).describe('Most rows to answer')
const soql = z.string().min(1).describe('SELECT Id FROM Lead WHERE Email = :email')
const sosl = z.string().min(1).describe('FIND {:words} IN ALL FIELDS RETURNING Lead(Id)')

interface Asking {
  salesforce: Salesforce
  answer(records: FieldValues[], more?: Partial<QueryAnswer>): QueryAnswer
}

/** The org, and the answer with what it cost. */
async function asking(connections: Parts['connections'], connection: string | undefined): Promise<Asking> {
  const { id } = await connections.pick(connection)
  const meter = { calls: 0 }
  const started = performance.now()
  return {
    salesforce: connections.salesforce(id).with({ kind: 'query' }, meter),
    answer: (records, more) => ({
      ...{ records, totalSize: records.length, complete: true },
      ...{ apiCalls: meter.calls, ms: Math.round(performance.now() - started) },
      ...more,
    }),
  }
}

/** Every page of every part; the limit in the text is one of the whole. */
async function* rowsOf(salesforce: Salesforce, query: Soql): AsyncGenerator<FieldValues> {
  let left = limitOf(query) ?? Number.POSITIVE_INFINITY
  for (const part of splitSoql(query)) {
    for await (const row of salesforce.query(part)) {
      if (left-- <= 0) return
      yield row
    }
  }
}

/** Rows until the limit: one API call for each page of 2,000. */
async function collect(rows: AsyncIterable<FieldValues>, most: number) {
  const records: FieldValues[] = []
  for await (const row of rows) {
    if (records.length === most) return { records, complete: false }
    records.push(row)
  }
  return { records, complete: true }
}

/** One line a row; what ends it too early is the last line: `{"problem": …}`. */
async function* linesOf(rows: AsyncIterable<FieldValues>): AsyncGenerator<string> {
  try {
    for await (const { attributes: _attributes, ...row } of rows) yield `${JSON.stringify(row)}\n`
  } catch (thrown) {
    yield `${JSON.stringify({ problem: asProblem(thrown).toJSON() })}\n`
  }
}

const resource: Resource = ({ connections }) => [
  route({
    method: 'POST',
    path: '/api/v1/query',
    needs: 'records.query',
    audit: false,
    summary: 'Runs a SOQL query',
    body: z.strictObject({ ...common, soql, limit }),
    async handle({ body }): Promise<QueryAnswer> {
      const query = bindSoql(body.soql, body.params)
      const { salesforce, answer } = await asking(connections, body.connection)
      // count() answers no rows, only totalSize
      if (/^\s*select\s+count\s*\(\s*\)/i.test(body.soql)) {
        const { totalSize } = await salesforce.queryPage(query)
        return answer([], { totalSize })
      }
      const { records, complete } = await collect(rowsOf(salesforce, query), body.limit)
      return answer(records, { complete })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/query/rows',
    needs: 'records.query',
    audit: false,
    summary: 'Runs a SOQL query and streams all its rows, however many: one line of JSON each (application/x-ndjson)',
    body: z.strictObject({ ...common, soql }),
    async handle({ body, reply }) {
      const query = bindSoql(body.soql, body.params)
      const { salesforce } = await asking(connections, body.connection)
      const rows = rowsOf(salesforce, query)
      // The first row tells whether the query is one; later there is no status to say so.
      const first = await rows.next()
      const all = async function* () {
        if (!first.done) yield first.value
        yield* rows
      }
      return reply.type('application/x-ndjson').send(Readable.from(linesOf(all())))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/search',
    needs: 'records.query',
    audit: false,
    summary: 'Runs a SOSL search',
    body: z.strictObject({ ...common, sosl, limit }),
    async handle({ body }): Promise<QueryAnswer> {
      const parts = splitSosl(bindSosl(body.sosl, body.params))
      const { salesforce, answer } = await asking(connections, body.connection)
      const found = (await Promise.all(parts.map((part) => salesforce.search(part)))).flat()
      const records = found.slice(0, body.limit)
      return answer(records, { totalSize: found.length, complete: records.length === found.length })
    },
  }),
]
export default resource
