/** Reads what became of the rows of an ingest job. */

import type { FieldValues, RowResult } from '../records.ts'
import { rowProblem } from '../refusals/index.ts'
import type { PlacedResult } from '../set-wise.ts'
import type { BulkJob, BulkJobs } from './job.ts'
import { keyBy } from './keys.ts'
import type { Part } from './part.ts'

/** Results of a job, each in the place of its row. Rows that Salesforce did not get to are not among them. */
export async function readResults(jobs: BulkJobs, job: BulkJob, part: Part): Promise<PlacedResult[]> {
  const { id, numberRecordsProcessed: processed, numberRecordsFailed: failed } = job
  const wanted = [processed > failed && 'successfulResults', failed > 0 && 'failedResults'].filter(
    (file) => file !== false,
  )
  const read: Keyed[][] = []
  for (const file of wanted) read.push(await jobs.again(() => readFile(jobs, id, file, part)))
  // Only now, with all of it here, rows count as told.
  return read.flat().flatMap(({ key, result }) => {
    const index = part.take(key)
    return index === undefined ? [] : [{ index, result }]
  })
}

interface Keyed {
  key: string
  result: RowResult
}

async function readFile(jobs: BulkJobs, id: string, file: string, part: Part): Promise<Keyed[]> {
  const { lines } = await jobs.results(id, file)
  const read: Keyed[] = []
  let keyed: ((line: string[]) => Keyed) | undefined
  for await (const some of lines) {
    keyed ??= keyedBy(some.shift() ?? [], part)
    read.push(...some.map(keyed))
  }
  return read
}

/** Reads lines under this header. */
function keyedBy(header: string[], part: Part): (line: string[]) => Keyed {
  const keyOf = keyBy(part.wish, part.columns)
  const order = orderOf(part.columns, header)
  const resultOf = readerOf(header, part)
  return (line) => ({ key: keyOf(order.map((at) => line[at] ?? '')), result: resultOf(line) })
}

/** Where our columns stand in the results: Salesforce may set them in its own order and spelling. */
function orderOf(columns: readonly string[], header: string[]): number[] {
  const names = header.map((name) => name.toLowerCase())
  return columns.map((column) => names.indexOf(column.toLowerCase()))
}

/** What a line says of its row: the header tells whether its file is that of the rows that failed. */
function readerOf(header: string[], { wish }: Part): (line: string[]) => RowResult {
  const [idAt, createdAt, errorAt] = ['sf__Id', 'sf__Created', 'sf__Error'].map((name) => header.indexOf(name))
  const cell = (line: string[], at = -1) => line[at] ?? ''
  if (errorAt === -1) return (line) => ({ ok: true, id: cell(line, idAt), created: cell(line, createdAt) === 'true' })
  return (line) => {
    const values: FieldValues = Object.fromEntries(header.map((name, at) => [name, line[at]]))
    const id = cell(line, idAt) || String(values['Id'] ?? '')
    const about = { object: wish.object, values, ...(id && { recordId: id }) }
    return { ok: false, problem: rowProblem([readError(cell(line, errorAt))], about) }
  }
}

/** `CODE:message:Field, Field --`, the first of several. */
function readError(text: string): { statusCode: string; message: string; fields: string[] } {
  const found = /^([A-Z][A-Z0-9_]*):([\s\S]*?):([^:]*?)--/.exec(text)
  const [, statusCode = 'UNKNOWN_EXCEPTION', message = text, fields = ''] = found ?? []
  return { statusCode, message, fields: fields.split(/[,\s]+/).filter(Boolean) }
}
