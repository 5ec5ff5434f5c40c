/** Works one batch off: saves its records 200 at a time, or runs its query, and keeps the results. */

import { setImmediate } from 'node:timers/promises'
import { type ObjectDef, OrgError, type SaveResult } from '../../org/index.ts'
import { type QueryResult, runQuery } from '../../soql/index.ts'
import { checkClassicQuery } from '../bulk/check-query.ts'
import { type Column, checkIdsOnly, readColumn } from '../bulk/columns.ts'
import { type IngestOperation, toOperation } from '../bulk/operation.ts'
import { runToEnd } from '../bulk/run-to-end.ts'
import { spool } from '../bulk/spool.ts'
import { save } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import { readAttachments } from './attachments.ts'
import { type Cells, type Format, isCreated } from './format.ts'
import { newId } from './ids.ts'
import { type Batch, type BatchState, type ClassicJob, isQuery } from './job.ts'
import { keepClassicJob } from './kept-jobs.ts'
import { type ChunkWish, chunkQuery, chunkStarts, isChunkable } from './pk-chunks.ts'
import { readTransformation } from './transformation.ts'

/** Records of one transaction, as Salesforce cuts a batch. */
const recordsPerSave = 200
const maxRecords = 10_000

export interface Assignment {
  job: ClassicJob
  batch: Batch
  object: ObjectDef
  format: Format
  /** What was uploaded. */
  content: Buffer
}

/** Runs the batch to its end. Never rejects: what stops it becomes its stateMessage. */
export async function runBatch(call: Call, assignment: Assignment): Promise<void> {
  const { job, batch } = assignment
  if (job.state === 'Aborted') return enter(call, batch, 'NotProcessed')
  enter(call, batch, 'InProgress')
  const work = async () => {
    const { operation } = job
    if (isQuery(operation)) await query(call, assignment)
    else await ingest(call, assignment, operation)
    if (batch.state === 'InProgress') enter(call, batch, 'Completed')
  }
  batch.processingMs = await runToEnd(work, (why) => {
    batch.stateMessage = why
    enter(call, batch, 'Failed')
  })
  keepClassicJob(call.instance, job)
}

function enter(call: Call, batch: Batch, state: BatchState): void {
  batch.state = state
  batch.changedAt = call.view.now()
}

async function ingest(call: Call, assignment: Assignment, operation: IngestOperation): Promise<void> {
  const { job, batch, object, format, content } = assignment
  const records = recordsOf(call, { job, format, content, object })
  if (records.length === 0) throw new OrgError('InvalidBatch', 'InvalidBatch : Records not found')
  if (records.length > maxRecords) {
    throw new OrgError('InvalidBatch', `InvalidBatch : Records in the batch exceed the maximum of ${maxRecords}`)
  }
  for (const cells of records)
    checkIdsOnly(
      operation,
      cells.map(([name]) => name),
    )
  const toValues = valuesReader(call, object)
  const values = records.map(toValues)
  const wish = { ...job, object: object.name, operation }
  const options = job.assignmentRuleId === undefined ? {} : { autoAssign: job.assignmentRuleId }
  const results: SaveResult[] = []
  for (let at = 0; at < values.length; at += recordsPerSave) {
    const piece = values.slice(at, at + recordsPerSave).map((row) => toOperation(wish, row))
    const saved = save(call, piece, options)
    batch.processed += saved.length
    batch.failed += saved.filter(({ success }) => !success).length
    results.push(...saved.map((result) => ({ ...result, created: isCreated(result, operation === 'insert') })))
    // Other calls get their turn between two pieces.
    await setImmediate()
  }
  await spool(call.instance, batch.id, 'result', [Buffer.from(format.results(results))])
}

/** The records of an upload, with the files they name and in the fields a spec maps their columns to. */
function recordsOf(call: Call, { job, format, content, object }: Omit<Assignment, 'batch'>): Cells[] {
  const zipped = job.contentType.startsWith('ZIP_') ? readAttachments(content) : undefined
  const sent = [...format.read(zipped?.records ?? content.toString('utf8'))]
  const attached = zipped ? sent.map(zipped.attach) : sent
  return job.spec === undefined ? attached : attached.map(readTransformation(call.view, object, job.spec))
}

/** From cells to the values of an operation; each column is looked up once. Throws InvalidBatch for a name that is no field. */
function valuesReader(call: Call, object: ObjectDef): (cells: Cells) => Record<string, unknown> {
  const columns = new Map<string, Column>()
  return (cells) => {
    const values: Record<string, unknown> = {}
    for (const [name, text] of cells) {
      const column = columns.get(name) ?? readColumn(call.view, object, name)
      columns.set(name, column)
      column(values, text)
    }
    return values
  }
}

async function query(call: Call, { job, batch, object, content, format }: Assignment): Promise<void> {
  const text = content.toString('utf8').trim()
  const result = find(call, job, text)
  if (job.chunks && isChunkable(text)) await split(call, { job, batch, chunks: job.chunks, object, format }, text)
  else await keep(call, { job, batch, format }, result)
}

interface Split {
  job: ClassicJob
  batch: Batch
  chunks: ChunkWish
  object: ObjectDef
  format: Format
}

/** A batch for each chunk of the table. The one that was sent only stands for them. */
async function split(call: Call, { job, batch, chunks, object, format }: Split, text: string): Promise<void> {
  const key = chunks.parent === undefined ? 'Id' : keyTo(object, chunks.parent)
  const starts = chunkStarts(call.view.table(chunks.parent ?? object.name), chunks)
  for (const [i, start] of starts.entries()) {
    const now = call.view.now()
    const part: Batch = { ...batch, id: newId('751'), state: 'Completed', createdAt: now, changedAt: now }
    const piece = chunkQuery(text, key, start, starts[i + 1])
    const result = find(call, job, piece)
    await spool(call.instance, part.id, 'content', [Buffer.from(piece)])
    call.instance.org.spend('DailyBulkApiBatches')
    await keep(call, { job, batch: part, format }, result)
    job.batches.push(part)
    await setImmediate()
  }
  enter(call, batch, 'NotProcessed')
}

/** The field of shares and histories that has the ids of their parent. Throws InvalidBatch. */
function keyTo({ name, fields }: ObjectDef, parent: string): string {
  const field = fields.find(({ referenceTo = [] }) =>
    referenceTo.some((one) => one.toLowerCase() === parent.toLowerCase()),
  )
  if (field) return field.name
  throw new OrgError('InvalidBatch', `InvalidBatch : ${parent} is no parent of ${name}`)
}

/** Writes what a query found into a file, as it is now. */
async function keep(
  call: Call,
  { job, batch, format }: Pick<Assignment, 'job' | 'batch' | 'format'>,
  result: QueryResult,
): Promise<void> {
  const rows = result.length
  const pieces = format.records({ result, start: 0, end: rows, apiVersion: job.apiVersion })
  await spool(call.instance, batch.id, 'result', bytesOf(pieces))
  batch.found = { resultId: newId('752'), rows }
  batch.processed = rows
}

function* bytesOf(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece)
}

function find(call: Call, job: ClassicJob, text: string) {
  try {
    const result = runQuery(call.view, text, { withDeleted: job.operation === 'queryAll' })
    checkRoot(job, result.object)
    checkClassicQuery(result, { isCsv: job.contentType === 'CSV' })
    return result
  } catch (failure) {
    if (failure instanceof OrgError && failure.errorCode !== 'FeatureNotEnabled')
      throw failedQuery(`${failure.errorCode}: ${failure.message}`)
    throw failure
  }
}

function checkRoot(job: ClassicJob, root: string): void {
  if (root.toLowerCase() === job.object.toLowerCase()) return
  const words = `The root entity of the requested query (${root}) does not match the entity of the requested Bulk API Job (${job.object}).`
  throw new OrgError('INVALID_TYPE_FOR_OPERATION', words)
}

function failedQuery(why: string): OrgError {
  return new OrgError('InvalidBatch', `InvalidBatch : Failed to process query: ${why}`)
}
