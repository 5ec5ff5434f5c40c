/** The tasks by our own client. */
import { createSalesforce, type Salesforce } from '../../src/salesforce/index.ts'
import { type Doers, fields, inParallel, rowsToUpsert, type Task } from './task.ts'

function open({ url, token }: Task): Salesforce {
  const session = { instanceUrl: url, accessToken: token }
  const source = { current: async () => session, renew: async () => session }
  return createSalesforce({ session: source, apiVersion: '66.0', clientName: 'rainmaker', waits: { jobMs: 50 } })
}

async function count(records: AsyncIterable<unknown>): Promise<number> {
  let seen = 0
  for await (const _record of records) seen += 1
  return seen
}

export const doers: Doers = {
  reads(task) {
    const salesforce = open(task)
    return inParallel(task.count, () => salesforce.call({ method: 'GET', path: `/sobjects/Contact/${task.id}` }))
  },
  async upsert(task) {
    const wish = {
      object: 'Contact',
      operation: 'upsert',
      externalIdField: 'Email',
      rows: rowsToUpsert(task.count),
    } as const
    return (await open(task).write(wish)).filter(({ ok }) => ok).length
  },
  query: (task) => count(open(task).query(`SELECT ${fields} FROM Contact LIMIT ${task.count}`)),
  bulkQuery: (task) => count(open(task).bulkQuery(`SELECT ${fields} FROM Contact LIMIT ${task.count}`)),
  /** Reads and writes back at the same time; neither is ever held as a whole. */
  async bulkUpdate(task) {
    const salesforce = open(task)
    async function* rows() {
      for await (const { Id } of salesforce.bulkQuery(`SELECT Id FROM Contact LIMIT ${task.count}`)) {
        yield { Id, Title: 'Written back' }
      }
    }
    let written = 0
    const wish = { object: 'Contact', operation: 'update', rows: rows() } as const
    for await (const { result } of salesforce.bulkWrite(wish)) if (result.ok) written += 1
    return written
  },
}
