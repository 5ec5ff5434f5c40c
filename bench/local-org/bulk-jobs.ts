/** Bulk API 2.0 as any program speaks it. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OrgProcess } from '../support/org.ts'

interface Job {
  id: string
  state: string
  numberRecordsProcessed: number
  numberRecordsFailed: number
}

export class BulkJobs {
  readonly #org: Pick<OrgProcess, 'url' | 'accessToken'>

  constructor(org: Pick<OrgProcess, 'url' | 'accessToken'>) {
    this.#org = org
  }

  /** Loads so many new contacts, from making the job to its end. */
  async ingest(rows: number): Promise<void> {
    const { id } = await this.#job('POST', 'ingest', { object: 'Contact', operation: 'insert' })
    const lines = Array.from({ length: rows }, (_, n) => `Ada,Loaded ${n},loaded${n}@example.com,+49 30 ${n}`)
    await this.#ask('PUT', `ingest/${id}/batches`, `FirstName,LastName,Email,Phone\n${lines.join('\n')}\n`, 'text/csv')
    await this.#job('PATCH', `ingest/${id}`, { state: 'UploadComplete' })
    const end = await this.#ended(`ingest/${id}`)
    assert.deepEqual([end.numberRecordsProcessed, end.numberRecordsFailed], [rows, 0])
  }

  /** Reads all pages of all contacts and counts their lines. */
  async read(): Promise<number> {
    const query = 'SELECT Id, FirstName, LastName, Email, Phone, LeadSource, CreatedDate FROM Contact'
    const { id } = await this.#job('POST', 'query', { operation: 'query', query })
    await this.#ended(`query/${id}`)
    let count = 0
    for (let locator = ''; locator !== 'null'; ) {
      const answer = await this.#ask('GET', `query/${id}/results?maxRecords=250000${locator && `&locator=${locator}`}`)
      count += Number(answer.headers.get('sforce-numberofrecords'))
      locator = answer.headers.get('sforce-locator') ?? 'null'
      for await (const _bytes of answer.body ?? []);
    }
    return count
  }

  async #ask(method: string, path: string, body?: string, type = 'application/json'): Promise<Response> {
    const { url, accessToken } = this.#org
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': type }
    const answer = await fetch(`${url}/services/data/v66.0/jobs/${path}`, { method, headers, ...(body && { body }) })
    if (!answer.ok) assert.fail(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }

  async #job(method: string, path: string, body?: object): Promise<Job> {
    const answer = await this.#ask(method, path, body && JSON.stringify(body))
    return (await answer.json()) as Job
  }

  async #ended(path: string): Promise<Job> {
    for (;;) {
      const now = await this.#job('GET', path)
      if (['JobComplete', 'Failed', 'Aborted'].includes(now.state)) return now
      await sleep(20)
    }
  }
}
