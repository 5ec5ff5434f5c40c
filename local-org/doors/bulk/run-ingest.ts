/** Works an uploaded ingest job off: reads its CSV in pieces, saves 200 rows at a time, writes the result files. */

import { once } from 'node:events'
import type { WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'csv-parse'
import { type ObjectDef, OrgError, type SaveOptions, type SaveResult } from '../../org/index.ts'
import { save } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import { nullText, readColumns } from './columns.ts'
import { csvLine } from './csv.ts'
import { csvFault } from './csv-fault.ts'
import { errorText } from './error-text.ts'
import { firstLine } from './first-line.ts'
import { delimiters, type IngestJob, lineEndings } from './job.ts'
import { enter } from './jobs.ts'
import { keepJob } from './kept-jobs.ts'
import { toOperation } from './operation.ts'
import { runToEnd } from './run-to-end.ts'
import { openToRead, openToWrite } from './spool.ts'

/** Rows of one transaction, as Salesforce cuts a bulk job. */
const rowsPerSave = 200
/** Within so many bytes, the first line ends. */
const headBytes = 65_535

interface Results {
  successful: WriteStream
  failed: WriteStream
  unprocessed: WriteStream
}

/** Runs the job to its end. Never rejects: what stops it becomes the job's errorMessage. */
export async function runIngest(call: Call, job: IngestJob, object: ObjectDef): Promise<void> {
  if (job.state !== 'UploadComplete') return
  enter(call.instance, job, 'InProgress')
  const results = await openResults(call, job)
  const work = async () => {
    await workOff(call, job, object, results)
    await close(results)
    if (job.state === 'InProgress') enter(call.instance, job, 'JobComplete')
  }
  let failure: string | undefined
  job.processingMs = await runToEnd(work, (why) => {
    failure = why
  })
  if (failure !== undefined) await fail(call, job, failure, results)
  keepJob(call.instance, job)
}

async function fail(call: Call, job: IngestJob, why: string, results: Results): Promise<void> {
  await close(results).catch(console.error)
  job.errorMessage = why
  enter(call.instance, job, 'Failed')
}

/** Results are whole on disk before anybody is told that the job is over. */
async function close(results: Results): Promise<void> {
  await Promise.all(Object.values(results).map((file: WriteStream) => finished(file.end())))
}

async function openResults(call: Call, job: IngestJob): Promise<Results> {
  const open = (file: Parameters<typeof openToWrite>[2]) => openToWrite(call.instance, job.id, file)
  return {
    successful: await open('successfulResults'),
    failed: await open('failedResults'),
    unprocessed: await open('unprocessedrecords'),
  }
}

async function workOff(call: Call, job: IngestJob, object: ObjectDef, results: Results): Promise<void> {
  if (!job.hasContent) return
  const head = await readHead(call, job)
  let columns: ReturnType<typeof readColumns> | undefined
  let lines: string[][] = []
  for await (const line of readLines(call, job)) {
    if (!columns) {
      columns = readColumns(call.view, object, job.operation, line)
      writeHeads(job, head, results)
      continue
    }
    lines.push(line)
    if (lines.length < rowsPerSave) continue
    await saveLines(call, job, { columns, lines }, results)
    lines = []
  }
  if (columns && lines.length > 0) await saveLines(call, job, { columns, lines }, results)
}

async function readHead(call: Call, job: IngestJob): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of await openToRead(call.instance, job.id, 'content', { end: headBytes })) pieces.push(piece)
  return firstLine(Buffer.concat(pieces), job.lineEnding)
}

/** Bytes at the beginning of a file that are not text make the first column unknown, as in Salesforce. */
async function* readLines(call: Call, job: IngestJob): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: delimiters[job.columnDelimiter],
    record_delimiter: lineEndings[job.lineEnding],
    relax_column_count: true,
    bom: false,
    skip_empty_lines: true,
  })
  const source = await openToRead(call.instance, job.id, 'content')
  source.on('error', (failure) => parser.destroy(failure))
  try {
    const lines: AsyncIterable<string[]> = source.pipe(parser)
    yield* lines
  } catch (failure) {
    throw csvFault(failure)
  }
}

/** `head` is the first line of the upload: it comes back letter by letter, in quotes or not. */
function writeHeads(job: IngestJob, head: string, { successful, failed, unprocessed }: Results): void {
  const rest = `${delimiters[job.columnDelimiter]}${head}${lineEndings[job.lineEnding]}`
  successful.write(csvLine(['sf__Id', 'sf__Created'], delimiters[job.columnDelimiter]) + rest)
  failed.write(csvLine(['sf__Id', 'sf__Error'], delimiters[job.columnDelimiter]) + rest)
  unprocessed.write(head + lineEndings[job.lineEnding])
}

interface Piece {
  columns: ReturnType<typeof readColumns>
  lines: string[][]
}

async function saveLines(call: Call, job: IngestJob, { columns, lines }: Piece, results: Results): Promise<void> {
  if (job.state === 'Aborted') {
    for (const line of lines) results.unprocessed.write(lineOf(job, line))
    return
  }
  const whole = lines.filter(({ length }) => length === columns.length)
  const wishes = whole.map((line) => toOperation(job, toValues(columns, line)))
  const saved = save(call, wishes, optionsOf(job))
  let roomy = true
  for (const [i, result] of saved.entries()) roomy = writeResult(job, results, result, whole[i] ?? []) && roomy
  for (const { length } of lines) if (length !== columns.length) writeTorn(job, results, columns.length, length)
  job.processed += lines.length
  if (!roomy) await drained(results)
  // Other calls get their turn between two pieces.
  await setImmediate()
}

function toValues(columns: Piece['columns'], line: string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [i, set] of columns.entries()) {
    const cell = line[i] ?? ''
    set(values, cell === nullText ? null : cell)
  }
  return values
}

function optionsOf(job: IngestJob): SaveOptions {
  return job.assignmentRuleId === undefined ? {} : { autoAssign: job.assignmentRuleId }
}

/** Writes a row into the file it belongs to. False when that file should be waited for. */
function writeResult(job: IngestJob, results: Results, result: SaveResult, line: string[]): boolean {
  const { id, success, created, errors } = result
  if (success) {
    const isNew = job.operation === 'insert' || created === true
    return results.successful.write(lineOf(job, [id, isNew, ...line]))
  }
  job.failed += 1
  return results.failed.write(lineOf(job, [id, errors.map(errorText).join(';'), ...line]))
}

/** A row with more or fewer cells than there are columns fails, and none of its cells comes back. */
function writeTorn(job: IngestJob, results: Results, columns: number, cells: number): void {
  const why = `Number of fields in header is different from the row. header = ${columns} row = ${cells}`
  const result = { id: null, success: false, errors: [new OrgError('INVALID_FIELD', why)] }
  writeResult(job, results, result, Array<string>(columns).fill(''))
}

function lineOf(job: IngestJob, values: unknown[]): string {
  return csvLine(values, delimiters[job.columnDelimiter]) + lineEndings[job.lineEnding]
}

async function drained(results: Results): Promise<void> {
  for (const file of Object.values(results)) if (file.writableNeedDrain) await once(file, 'drain')
}
