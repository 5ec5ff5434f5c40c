/** The same tasks by jsforce, written as its documentation does. */
import { Connection } from '@jsforce/jsforce-node'
import { type Doers, fields, inParallel, rowsToUpsert, type Task } from './task.ts'

function open({ url, token }: Task): Connection {
  const connection = new Connection({
    instanceUrl: url,
    accessToken: token,
    version: '66.0',
    callOptions: { client: 'jsforce' },
  })
  connection.bulk2.pollInterval = 50
  connection.bulk2.pollTimeout = 600_000
  return connection
}

export const doers: Doers = {
  reads(task) {
    const connection = open(task)
    return inParallel(task.count, () => connection.sobject('Contact').retrieve(task.id ?? ''))
  },
  async upsert(task) {
    const rows = rowsToUpsert(task.count)
    const results = await open(task).sobject('Contact').upsert(rows, 'Email', { allowRecursive: true })
    return results.filter(({ success }) => success).length
  },
  async query(task) {
    const soql = `SELECT ${fields} FROM Contact LIMIT ${task.count}`
    const { records } = await open(task).query(soql, { autoFetch: true, maxFetch: task.count })
    return records.length
  },
  async bulkQuery(task) {
    let seen = 0
    const stream = await open(task).bulk2.query(`SELECT ${fields} FROM Contact LIMIT ${task.count}`)
    for await (const _record of stream) seen += 1
    return seen
  },
}
