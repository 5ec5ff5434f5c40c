/** Writes any number of rows by bulk jobs, in bounded memory: one result a row, whatever happens to its job. */
import { asProblem, Problem } from '../../problems.ts'
import { lostWrite } from '../lost.ts'
import type { FieldValues } from '../records.ts'
import type { BulkOptions, PlacedResult, RowsToWrite } from '../set-wise.ts'
import { cut } from './cut.ts'
import type { BulkJob, BulkJobs } from './job.ts'
import type { Part } from './part.ts'
import { readResults } from './results.ts'

/** One call of bulkWrite. */
interface Writing {
  jobs: BulkJobs
  options: BulkOptions
  /** Ids of an earlier call's jobs, not yet taken up again. */
  known: string[]
}

/** Jobs for one part: the first, and those for rows that a job did not get to or found locked. */
const jobsAtMost = 5
/** What stops one job of an org stops the next as well: no allowance, no connection. */
const stopping = new Set(['wait-for-connection', 'wait-for-allowance'])

export async function* writeAllRows(
  jobs: BulkJobs,
  wish: RowsToWrite<Iterable<FieldValues> | AsyncIterable<FieldValues>>,
  options: BulkOptions,
): AsyncGenerator<PlacedResult> {
  const writing: Writing = { jobs, options, known: [...(options.jobs ?? [])] }
  let stopped: Problem | null = null
  for await (const part of cut(wish)) {
    yield* part.refused
    if (part.rows === 0) continue
    if (stopped) yield* allOf(part, stopped)
    else stopped = yield* writePart(writing, part)
  }
}

/** As many jobs as the part needs. Returns what stops the jobs after it. */
async function* writePart(writing: Writing, whole: Part): AsyncGenerator<PlacedResult, Problem | null> {
  let part = whole
  for (let tried = 1; ; tried += 1) {
    const { results, end } = await runJob(writing, part)
    const again = tried < jobsAtMost ? rowsForNextJob(part, results, end) : new Set<number>()
    for (const placed of results) if (!again.has(placed.index)) yield placed
    if (again.size === 0) {
      yield* allOf(part, missing(end))
      return end instanceof Problem && stopping.has(end.then) ? end : null
    }
    part = await part.only(again)
  }
}

/**
 * Rows that somebody else held, and, as long as there is progress, those that a failed job did not get to. A job that was
 * stopped was stopped by a person: no other one follows it.
 */
function rowsForNextJob(part: Part, results: PlacedResult[], end: BulkJob | Problem): Set<number> {
  const left = part.rest()
  if (end instanceof Problem || (left.length > 0 && (end.state !== 'Failed' || results.length === 0))) return new Set()
  const locked = results.filter(({ result }) => !result.ok && result.problem.then === 'retry-lock')
  return new Set([...left, ...locked.map(({ index }) => index)])
}

interface Ended {
  results: PlacedResult[]
  /** The job's last word, or what kept us from hearing it. */
  end: BulkJob | Problem
}

/** One job for the part. Never throws. */
async function runJob(writing: Writing, part: Part): Promise<Ended> {
  const { jobs, options } = writing
  try {
    const id = await feed(writing, part)
    const end = await jobs.over(id, options.signal)
    return { end, results: await readResults(jobs, end, part) }
  } catch (thrown) {
    return { end: asProblem(thrown), results: [] }
  }
}

const uploadTries = 3

/** Opens and fills a job and sets it going; or finds it, when it was set going before a crash. Returns its id. */
async function feed({ jobs, options, known }: Writing, part: Part): Promise<string> {
  const before = known.shift()
  if (before && (await jobs.state(before)).state !== 'Open') return before
  for (let tried = 1; ; tried += 1) {
    const { id } = await jobs.open(openingOf(part))
    await options.onJob?.({ id, first: part.first, rows: part.rows })
    const unfed = await jobs.upload(id, part).then(() => null, asProblem)
    if (!unfed) {
      await jobs.close(id)
      return id
    }
    // A job that was not closed does nothing: another one takes its place.
    await jobs.abort(id).catch(() => {})
    if (unfed.then !== 'look-first' || tried === uploadTries) throw unfed
  }
}

const verbs = { create: 'insert', update: 'update', upsert: 'upsert', delete: 'delete' }

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm */
function openingOf({ wish }: Part): Record<string, unknown> {
  const { object, operation, externalIdField = 'Id' } = wish
  return {
    object,
    operation: verbs[operation],
    contentType: 'CSV',
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
    ...(operation === 'upsert' && { externalIdFieldName: externalIdField }),
  }
}

/** The same for all rows that have no result. */
function allOf(part: Part, problem: Problem): PlacedResult[] {
  return part.rest().map((index) => ({ index, result: { ok: false, problem } }))
}

/** Why a row has no result. */
function missing(end: BulkJob | Problem): Problem {
  if (end instanceof Problem) return end
  if (end.state === 'JobComplete') return lostWrite(`Bulk job ${end.id} is complete but does not tell of this row`)
  return new Problem('org-refused', {
    what: `Salesforce did not get to this row: bulk job ${end.id} ${ends[end.state] ?? 'ended'}${said(end)}`,
    fix: 'Correct what the job complains of, or start it again; nothing of this row was written.',
  })
}

const ends: Partial<Record<BulkJob['state'], string>> = { Failed: 'failed', Aborted: 'was stopped' }

function said({ errorMessage }: BulkJob): string {
  return errorMessage ? `: ${errorMessage}.` : '.'
}
