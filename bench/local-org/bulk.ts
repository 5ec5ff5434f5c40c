/** Bulk API 2.0, told by the job itself and by the bytes that arrive. */
import { setTimeout as sleep } from 'node:timers/promises'
import { addContacts } from '../support/data.ts'
import { memoryMb, timed } from '../support/measure.ts'
import type { Part } from '../support/report.ts'
import type { Bench } from './bench.ts'

interface Job {
  id: string
  state: string
  numberRecordsProcessed: number
  numberRecordsFailed: number
}

export function bulkParts({ org, options, size }: Bench): Part[] {
  const rows = options.full ? 200_000 : 20_000
  const queried = options.full ? 1_000_000 : size.contacts + rows

  async function ask(method: string, path: string, body?: string, type = 'application/json'): Promise<Response> {
    const headers = { authorization: `Bearer ${org.accessToken}`, 'content-type': type }
    const answer = await fetch(`${org.url}/services/data/v66.0/jobs/${path}`, {
      method,
      headers,
      ...(body && { body }),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const job = async (method: string, path: string, body?: object) =>
    (await (await ask(method, path, body && JSON.stringify(body))).json()) as Job

  async function ended(path: string): Promise<Job> {
    for (;;) {
      const now = await job('GET', path)
      if (['JobComplete', 'Failed', 'Aborted'].includes(now.state)) return now
      await sleep(20)
    }
  }

  async function ingest(): Promise<void> {
    const { id } = await job('POST', 'ingest', { object: 'Contact', operation: 'insert' })
    const lines = Array.from({ length: rows }, (_, n) => `Ada,Loaded ${n},loaded${n}@example.com,+49 30 ${n}`)
    await ask('PUT', `ingest/${id}/batches`, `FirstName,LastName,Email,Phone\n${lines.join('\n')}\n`, 'text/csv')
    await job('PATCH', `ingest/${id}`, { state: 'UploadComplete' })
    const end = await ended(`ingest/${id}`)
    if (end.numberRecordsProcessed !== rows || end.numberRecordsFailed > 0) throw new Error(JSON.stringify(end))
  }

  /** Reads all pages and counts their lines. */
  async function read(): Promise<number> {
    const query = 'SELECT Id, FirstName, LastName, Email, Phone, LeadSource, CreatedDate FROM Contact'
    const { id } = await job('POST', 'query', { operation: 'query', query })
    await ended(`query/${id}`)
    let count = 0
    for (let locator = ''; locator !== 'null'; ) {
      const answer = await ask('GET', `query/${id}/results?maxRecords=250000${locator && `&locator=${locator}`}`)
      count += Number(answer.headers.get('sforce-numberofrecords'))
      locator = answer.headers.get('sforce-locator') ?? 'null'
      for await (const _bytes of answer.body ?? []);
    }
    return count
  }

  return [
    {
      name: 'bulk ingest',
      async run() {
        const ms = await timed(ingest)
        const note = 'upload included'
        return [
          {
            name: `Bulk 2.0 ingest of ${rows.toLocaleString('en')}`,
            value: rows / (ms / 1000),
            unit: 'rows/s',
            goal: { atLeast: 20_000 },
            note,
          },
        ]
      },
    },
    {
      name: 'bulk query',
      async run() {
        if (options.full) await addContacts(org.control, queried - size.contacts - rows)
        const before = memoryMb(org.pid)
        let count = 0
        const ms = await timed(async () => {
          count = await read()
        })
        const grown = memoryMb(org.pid, true) - before
        return [
          {
            name: `Bulk 2.0 query of ${count.toLocaleString('en')}`,
            value: count / (ms / 1000),
            unit: 'rows/s',
            goal: { atLeast: 50_000 },
          },
          {
            name: '  and what the org grew by meanwhile',
            value: grown,
            unit: 'MB',
            note: `on top of ${before.toFixed(0)} MB of records`,
          },
        ]
      },
    },
  ]
}
