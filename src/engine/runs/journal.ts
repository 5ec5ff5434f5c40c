/**
 * The journal with group commit: what the steps of many runs found, and what becomes of the runs, in one statement and
 * one commit. Entries are written in the order they came, so whatever is durable has all that came before it durable too.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { crashPoint } from '../crash-points.ts'
import type { StepEntry } from './journal-entry.ts'
import type { RunEnding, RunUnderWay } from './run.ts'

export type Written = { run: RunUnderWay; step: StepEntry } | { run: RunUnderWay; ending: RunEnding }

export interface Journal {
  /** Keeps an entry without waiting for it: for what a repeat works out alike. */
  note(run: RunUnderWay, step: StepEntry): void
  /** Fulfilled when the entry, and all before it, survive a crash. */
  keep(run: RunUnderWay, step: StepEntry): Promise<void>
  end(run: RunUnderWay, ending: RunEnding): Promise<void>
  /** Fulfilled when all entries so far survive a crash. */
  settled(): Promise<void>
  /** Writes no more: whatever is still tried belongs to runs this server has given up. */
  close(): void
  /** How often it committed, and how many entries, since the start. */
  counts: { commits: number; entries: number }
}

interface Options {
  /** One commit. Gives the ids of runs that are no longer ours. */
  write(entries: Written[]): Promise<Set<string>>
  onWritten(entries: Written[]): void
  log: Logger
}

interface Group {
  entries: Written[]
  done: Promise<void>
  finish(): void
}

function newGroup(): Group {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { entries: [], done: promise, finish: resolve }
}

/** When many entries come, a commit waits this long for more: it costs PostgreSQL the same for 10 and for 300. */
const gatherMs = 3
const many = 16

/** SQLSTATE classes 22 (data) and 54 (limits): the statement will be refused however often it is repeated. */
function isRefusedData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|54)/.test(String(error.code))
}

export function createJournal({ write, onWritten, log }: Options): Journal {
  const counts = { commits: 0, entries: 0 }
  let open = newGroup()
  let busy = Promise.resolve()
  let writing = false
  let closed = false

  function add(entry: Written): Group {
    open.entries.push(entry)
    if (!writing) {
      writing = true
      setImmediate(() => {
        busy = writeAll()
      })
    }
    return open
  }

  async function writeAll(): Promise<void> {
    let last = 0
    while (open.entries.length > 0) {
      if (last >= many) await sleep(gatherMs)
      const group = open
      open = newGroup()
      last = group.entries.length
      await writeGroup(group.entries)
      group.finish()
    }
    writing = false
  }

  async function writeGroup(entries: Written[]): Promise<void> {
    crashPoint('before-journal-commit')
    const taken = await untilWritten(entries)
    crashPoint('after-journal-commit')
    counts.commits += 1
    counts.entries += entries.length
    for (const { run } of entries) if (taken.has(run.id)) run.taken = true
    onWritten(entries.filter(({ run }) => !taken.has(run.id)))
  }

  /** The database may be away for a while: nothing goes on before this is written, and nothing is lost. */
  async function untilWritten(entries: Written[]): Promise<Set<string>> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await write(entries)
      } catch (error) {
        if (closed) return new Set(entries.map(({ run }) => run.id))
        log.warn({ error: String(error), entries: entries.length }, 'the journal could not be written; trying again')
        if (isRefusedData(error)) return oneByOne(entries)
        await sleep(Math.min(20 * 2 ** attempt, 2000) * Math.random())
      }
    }
  }

  /** One value PostgreSQL cannot keep must not hold up the others: it is replaced by a note. */
  async function oneByOne(entries: Written[]): Promise<Set<string>> {
    const taken = new Set<string>()
    for (const entry of entries) {
      const refused = await write([entry]).catch(async (error: unknown) => {
        if (!isRefusedData(error) || !('step' in entry)) throw error
        return write([{ run: entry.run, step: { ...entry.step, input: null, output: null } }])
      })
      for (const id of refused) taken.add(id)
    }
    return taken
  }

  return {
    counts,
    note: (run, step) => void add({ run, step }),
    keep: (run, step) => add({ run, step }).done,
    end: (run, ending) => add({ run, ending }).done,
    close() {
      closed = true
    },
    // Of a group being written, the open one behind it is finished later: waiting for both is waiting for all.
    settled: async () => {
      if (open.entries.length > 0) await open.done
      else if (writing) await busy
    },
  }
}
