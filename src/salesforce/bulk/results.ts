/** Reads what became of the rows of an ingest job. */
import { rowProblem } from '../refusals/index.ts'
import type { FieldValues, RowResult } from '../salesforce.ts'
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
  const keyOf = keyBy(part.wish, part.columns)
  const read: Keyed[] = []
  let header: string[] | undefined
  let order: number[] = []
  for await (const line of lines) {
    if (header) {
      const own = order.map((at) => line[at] ?? '')
      read.push({ key: keyOf(own), result: resultOf(header, line, part) })
    } else {
      header = line
      order = orderOf(part.columns, header)
    }
  }
  return read
}

/** Where our columns stand in the results: Salesforce may set them in its own order and spelling. */
function orderOf(columns: readonly string[], header: string[]): number[] {
  const names = header.map((name) => name.toLowerCase())
  return columns.map((column) => names.indexOf(column.toLowerCase()))
}

const [idColumn, createdColumn, errorColumn] = ['sf__Id', 'sf__Created', 'sf__Error']

function resultOf(header: string[], line: string[], { wish }: Part): RowResult {
  const cell = (name: string) => line[header.indexOf(name)] ?? ''
  const error = cell(errorColumn)
  if (!header.includes(errorColumn)) return { ok: true, id: cell(idColumn), created: cell(createdColumn) === 'true' }
  const values: FieldValues = Object.fromEntries(header.map((name, at) => [name, line[at]]))
  const id = cell(idColumn) || String(values['Id'] ?? '')
  const about = { object: wish.object, values, ...(id && { recordId: id }) }
  return { ok: false, problem: rowProblem([readError(error)], about) }
}

/** `CODE:message:Field, Field --`, the first of several. */
function readError(text: string): { statusCode: string; message: string; fields: string[] } {
  const found = /^([A-Z][A-Z0-9_]*):([\s\S]*?):([^:]*?)--/.exec(text)
  const [, statusCode = 'UNKNOWN_EXCEPTION', message = text, fields = ''] = found ?? []
  return { statusCode, message, fields: fields.split(/[,\s]+/).filter(Boolean) }
}
