/** Works one batch off: saves its records 200 at a time, or runs its query, and keeps the results. */

import { setImmediate } from 'node:timers/promises'
import { type ObjectDef, OrgError, type SaveResult } from '../../org/index.ts'
import { type QueryResult, runQuery } from '../../soql/index.ts'
import { type Column, readColumn } from '../bulk/columns.ts'
import { type IngestOperation, toOperation } from '../bulk/operation.ts'
import { spool } from '../bulk/spool.ts'
import { save } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import { type Cells, type Format, isCreated } from './format.ts'
import { newId } from './ids.ts'
import { type Batch, type BatchState, type ClassicJob, isQuery } from './job.ts'

/** Records of one transaction, as Salesforce cuts a batch. */
const recordsPerSave = 200
const maxRecords = 10_000

export interface Assignment {
  job: ClassicJob
  batch: Batch
  object: ObjectDef
  format: Format
  /** What was uploaded. */
  content: string
}

/** Runs the batch to its end. Never rejects: what stops it becomes its stateMessage. */
export async function runBatch(call: Call, assignment: Assignment): Promise<void> {
  const { job, batch } = assignment
  if (job.state === 'Aborted') return enter(call, batch, 'NotProcessed')
  const started = performance.now()
  enter(call, batch, 'InProgress')
  try {
    if (isQuery(job)) query(call, assignment)
    else await ingest(call, assignment)
    if (batch.state === 'InProgress') enter(call, batch, 'Completed')
  } catch (failure) {
    batch.stateMessage = failure instanceof Error ? failure.message : String(failure)
    enter(call, batch, 'Failed')
    if (!(failure instanceof OrgError)) console.error(failure)
  } finally {
    batch.processingMs = performance.now() - started
  }
}

function enter(call: Call, batch: Batch, state: BatchState): void {
  batch.state = state
  batch.changedAt = call.view.now()
}

async function ingest(call: Call, { job, batch, object, format, content }: Assignment): Promise<void> {
  const records = [...format.read(content)]
  if (records.length > maxRecords) {
    throw new OrgError('InvalidBatch', `InvalidBatch : Records in the batch exceed the maximum of ${maxRecords}`)
  }
  const toValues = valuesReader(call, object)
  const values = records.map(toValues)
  const wish = { ...job, object: object.name, operation: job.operation as IngestOperation }
  const options = job.assignmentRuleId === undefined ? {} : { autoAssign: job.assignmentRuleId }
  const results: SaveResult[] = []
  for (let at = 0; at < values.length; at += recordsPerSave) {
    const piece = values.slice(at, at + recordsPerSave).map((row) => toOperation(wish, row))
    const saved = save(call, piece, options)
    batch.processed += saved.length
    batch.failed += saved.filter(({ success }) => !success).length
    results.push(...saved.map((result) => ({ ...result, created: isCreated(result, job.operation === 'insert') })))
    // Other calls get their turn between two pieces.
    await setImmediate()
  }
  await spool(call.instance, batch.id, 'result', [Buffer.from(format.results(results))])
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

function query(call: Call, { job, batch, content }: Assignment): void {
  const result = find(call, job, content)
  if (result.aggregate)
    throw failedQuery('FUNCTIONALITY_NOT_ENABLED: Aggregate Relationships not supported in Bulk Query')
  if (result.object.toLowerCase() !== job.object.toLowerCase()) {
    throw new OrgError('InvalidBatch', `InvalidBatch : Object of the query ${result.object} is not that of the job`)
  }
  if (job.chunkSize === undefined) keep(batch, { resultId: newId('752'), result, start: 0, end: result.length })
  else split(call, { job, batch, size: job.chunkSize }, result)
}

/** PK chunking: a batch for each piece of what was found. The one that was sent only stands for them. */
function split(call: Call, { job, batch, size }: { job: ClassicJob; batch: Batch; size: number }, result: QueryResult) {
  for (let start = 0; start < result.length; start += size) {
    const now = call.view.now()
    const part: Batch = { ...batch, id: newId('751'), state: 'Completed', createdAt: now, changedAt: now }
    keep(part, { resultId: newId('752'), result, start, end: Math.min(start + size, result.length) })
    job.batches.push(part)
  }
  enter(call, batch, 'NotProcessed')
}

function keep(batch: Batch, found: NonNullable<Batch['found']>): void {
  batch.found = found
  batch.processed = found.end - found.start
}

function find(call: Call, job: ClassicJob, text: string) {
  try {
    return runQuery(call.view, text.trim(), { withDeleted: job.operation === 'queryAll' })
  } catch (failure) {
    if (failure instanceof OrgError) throw failedQuery(`${failure.errorCode}: ${failure.message}`)
    throw failure
  }
}

function failedQuery(why: string): OrgError {
  return new OrgError('InvalidBatch', `InvalidBatch : Failed to process query: ${why}`)
}
