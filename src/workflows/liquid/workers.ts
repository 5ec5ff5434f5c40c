/** A few threads that run templates, and are ended when one runs too long. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

export interface Job {
  source: string
  /** Null: only say what the template is. */
  scope: Record<string, unknown> | null
}

export type Answer = { ok: true; value: unknown } | { ok: false; reason: string }

interface Waiting {
  job: Job
  answer(answer: Answer): void
}

const threads = 2
const limits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8, codeRangeSizeMb: 16, stackSizeMb: 2 }
/** Looked at after so long, and then again and again. */
const firstLookMs = 500
const lookMs = 250
/** Of the thread's own processor time; on a busy machine it may take longer to get it … */
const enoughCpuMs = 350
/** … but never longer than this. */
const longestMs = 2_500
const stopped = `it ran longer than ${firstLookMs} ms, or took too much memory, and was stopped`

const idle: Worker[] = []
const waiting: Waiting[] = []
let count = 0

/** Runs it in a thread. Never throws. */
export function runAside(job: Job): Promise<Answer> {
  return new Promise((answer) => {
    waiting.push({ job, answer })
    next()
  })
}

function next(): void {
  while (idle.length > 0 && waiting.length > 0) {
    const [worker, task] = [idle.pop(), waiting.shift()]
    if (worker && task) void work(worker, task)
  }
  if (waiting.length > 0 && count < threads) void open()
}

/** Joins the idle ones when it is ready: what it takes to start is not counted against a template. */
async function open(): Promise<void> {
  count += 1
  const url = new URL('./render-worker.ts', import.meta.url)
  const worker = new Worker(url, { env: {}, execArgv: [], resourceLimits: limits, name: 'templates' })
  // Without a listener an error would end the process.
  worker.on('error', () => undefined)
  worker.once('exit', () => leave(worker))
  await once(worker, 'message').catch(() => undefined)
  rest(worker)
}

function leave(worker: Worker): void {
  count -= 1
  const at = idle.indexOf(worker)
  if (at >= 0) idle.splice(at, 1)
  next()
}

/** A process must not end while somebody waits for an answer, and not be kept by a thread that idles. */
function rest(worker: Worker): void {
  worker.unref()
  idle.push(worker)
  next()
}

async function work(worker: Worker, { job, answer }: Waiting): Promise<void> {
  worker.ref()
  const given = await answerOf(worker, job)
  if (given) rest(worker)
  // Not waited for: a thread deep inside the sorting of a list cannot be ended before that is done.
  else void worker.terminate()
  answer(given ?? { ok: false, reason: stopped })
}

/** Null when the thread ended, or has to be ended. */
async function answerOf(worker: Worker, job: Job): Promise<Answer | null> {
  const done = new AbortController()
  const { signal } = done
  worker.postMessage(job)
  const outcomes = [
    once(worker, 'message', { signal }).then(([answer]) => answer as Answer),
    once(worker, 'exit', { signal }).then(() => null),
    untilTooLong(worker, signal).then(() => null),
  ]
  try {
    return await Promise.race(outcomes)
  } catch {
    return null
  } finally {
    done.abort()
    for (const outcome of outcomes) outcome.catch(() => undefined)
  }
}

async function untilTooLong(worker: Worker, signal: AbortSignal): Promise<void> {
  const before = await cpuMsOf(worker)
  const began = performance.now()
  await sleep(firstLookMs, undefined, { signal })
  while (performance.now() - began < longestMs && (await cpuMsOf(worker)) - before < enoughCpuMs) {
    await sleep(lookMs, undefined, { signal })
  }
}

/** A thread that does not even say is busy beyond interruption. */
async function cpuMsOf(worker: Worker): Promise<number> {
  const told = worker.cpuUsage().then(({ user, system }) => (user + system) / 1000)
  return Promise.race([told.catch(() => Infinity), sleep(100, Infinity)])
}
