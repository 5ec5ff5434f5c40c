/** The jobs of Bulk API 2.0: opened, fed, closed, watched to their end, read, stopped, removed. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { checked } from '../answers.ts'
import type { Caller } from '../call.ts'
import { lostWrite } from '../lost.ts'
import type { RestCall } from '../salesforce.ts'
import { pause, type Waits, waitBefore } from '../waits.ts'
import { csvLines } from './csv.ts'
import type { Part } from './part.ts'

const jobAnswer = z.object({
  id: z.string(),
  state: z.enum(['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed']),
  object: z.string(),
  numberRecordsProcessed: z.number().default(0),
  numberRecordsFailed: z.number().default(0),
  errorMessage: z.string().nullish(),
})

export type BulkJob = z.infer<typeof jobAnswer>

/** A page of results: its lines as they arrive, the header first, and where the next one begins. */
export interface ResultPage {
  lines: AsyncIterable<string[][]>
  next: string | null
}

export interface BulkJobs {
  readonly waits: Waits
  open(wish: Record<string, unknown>): Promise<BulkJob>
  /** Throws `answer-lost` when nobody knows what arrived; the job is then of no use. */
  upload(id: string, part: Part): Promise<void>
  /** From here on Salesforce works. Throws `answer-lost` when nobody knows whether it does. */
  close(id: string): Promise<void>
  state(id: string): Promise<BulkJob>
  /** Asks until the job is over, in growing pauses. When told to stop, or after a day, throws `answer-lost` (`step-timeout` of a query). */
  over(id: string, signal?: AbortSignal): Promise<BulkJob>
  results(id: string, what: string): Promise<ResultPage>
  abort(id: string): Promise<void>
  remove(id: string): Promise<void>
  /** Repeats a reading that broke off. */
  again<T>(read: () => Promise<T>): Promise<T>
}

const longestPauseMs = 30_000
const patienceMs = 24 * 3_600_000
const isOver = new Set<BulkJob['state']>(['JobComplete', 'Aborted', 'Failed'])
/** An upload may be slow; nothing is slower than this. */
const slowestBytesPerMs = 50

export function bulkJobs(caller: Caller, kind: 'ingest' | 'query', waits: Waits): BulkJobs {
  const at = (id: string, more = '') => `/jobs/${kind}/${encodeURIComponent(id)}${more}`
  const ask = async (call: RestCall) => checked(jobAnswer, (await caller.call(call)).body, 'a bulk job')
  const enter = (id: string, state: string) => ask({ method: 'PATCH', path: at(id), body: { state } })
  const state = (id: string) => ask({ method: 'GET', path: at(id) })
  return {
    waits,
    // A job whose opening was not answered does no harm: Salesforce does away with jobs nobody feeds.
    open: (body) => ask({ method: 'POST', path: `/jobs/${kind}`, body, write: false }),
    async upload(id, part) {
      const headers = { 'content-type': 'text/csv; charset=UTF-8', 'content-length': String(part.bytes) }
      const timeoutMs = 120_000 + Math.ceil(part.bytes / slowestBytesPerMs)
      const body = () => part.read()
      await caller.call({ method: 'PUT', path: at(id, '/batches'), headers, body, timeoutMs, write: true })
    },
    async close(id) {
      await enter(id, 'UploadComplete').catch(async (thrown) => {
        // A repeated word after a lost answer is refused, though the first one arrived.
        const now = await state(id).catch(() => null)
        if (!now) throw lostWrite(`It was not answered whether bulk job ${id} began`, thrown)
        if (now.state === 'Open') throw thrown
      })
    },
    state,
    async over(id, signal) {
      const job = await untilOver(() => state(id), waits, signal)
      if (job) return job
      throw notOver(kind, id)
    },
    async results(id, what) {
      const headers = { accept: 'text/csv' }
      const answer = await caller.stream({ method: 'GET', path: at(id, `/${what}`), headers })
      const next = answer.headers['sforce-locator']
      return { lines: csvLines(answer.body), next: next && next !== 'null' ? next : null }
    },
    async abort(id) {
      await enter(id, 'Aborted').catch(async (thrown) => {
        if (!isOver.has((await state(id)).state)) throw thrown
      })
    },
    async remove(id) {
      await caller.call({ method: 'DELETE', path: at(id) })
    },
    again: (read) => repeated(read, waits),
  }
}

/** Null when the waiting ended first. */
async function untilOver(state: () => Promise<BulkJob>, waits: Waits, signal?: AbortSignal): Promise<BulkJob | null> {
  const end = Date.now() + patienceMs
  for (let ms = waits.jobMs; ; ms = Math.min(ms * 2, longestPauseMs)) {
    await pause(ms, signal)
    const job = await state().catch(nullIfPassing)
    if (job && isOver.has(job.state)) return job
    if (signal?.aborted || Date.now() > end) return null
  }
}

/** An org that is away for minutes is no reason to lose sight of a job that takes hours. */
function nullIfPassing(thrown: unknown): null {
  if (thrown instanceof Problem && thrown.then === 'retry') return null
  throw thrown
}

function notOver(kind: 'ingest' | 'query', id: string): Problem {
  if (kind === 'ingest') return lostWrite(`Bulk job ${id} was not over when the waiting ended`)
  return new Problem('step-timeout', {
    what: `Bulk query ${id} was not over when the waiting ended.`,
    fix: 'Give it more time: it goes on in Salesforce, and its results can be read by its id.',
  })
}

async function repeated<T>(read: () => Promise<T>, waits: Waits): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await read()
    } catch (thrown) {
      const ms = thrown instanceof Problem ? waitBefore(thrown.then, tried, waits) : null
      if (ms === null) throw thrown
      await pause(ms)
    }
  }
}
