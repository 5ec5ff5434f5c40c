/**
 * The journal with group commit: what the steps of many runs found, what they write to orgs, and what becomes of the runs, in one
 * statement and one commit. Entries are written in the order they came, so whatever is durable has all that came before it durable
 * too. A commit begins as soon as the one before is back and somebody waits for it.
 */
import type { Logger } from 'pino'
import { crashPoint } from '../crash-points.ts'
import { type Entry, isOfRun, type LedgerRows, type Written } from './entry.ts'
import type { StepEntry } from './journal-entry.ts'
import type { RunEnding, RunUnderWay } from './run.ts'
import { untilWritten } from './until-written.ts'

export interface Journal {
  /** Keeps an entry without waiting for it: for what a repeat works out alike. Written with the next that is waited for, or soon. */
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

export interface LedgerJournal extends Journal {
  /** Keeps rows of the ledger; true when they survive a crash, false when the journal was closed before. */
  keepRows(rows: LedgerRows): Promise<boolean>
}

interface Options {
  /** One commit. Gives the ids of runs that are no longer ours. */
  write(entries: Entry[]): Promise<Set<string>>
  onWritten(entries: Written[]): void
  log: Logger
}

interface Group {
  entries: Entry[]
  done: Promise<void>
  finish(): void
}

function newGroup(): Group {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { entries: [], done: promise, finish: resolve }
}

/** So long an entry nobody waits for may wait for one to be written with. */
const patienceMs = 20

export function createJournal({ write, onWritten, log }: Options): LedgerJournal {
  const counts = { commits: 0, entries: 0 }
  let open = newGroup()
  let busy = Promise.resolve()
  let writing = false
  let soon: NodeJS.Timeout | null = null
  let closed = false
  const written = untilWritten({ write, log, isClosed: () => closed })

  function add(entry: Entry): Group {
    open.entries.push(entry)
    return open
  }

  function begin(): void {
    clearTimeout(soon ?? undefined)
    soon = null
    if (writing) return
    writing = true
    setImmediate(() => {
      busy = writeAll()
    })
  }

  /** Nobody waits for it: it goes with what somebody waits for, if that comes soon. */
  function beginSoon(): void {
    if (!writing) soon ??= setTimeout(begin, patienceMs)
  }

  /** For an entry somebody waits for. */
  function addNow(entry: Entry): Promise<void> {
    const { done } = add(entry)
    begin()
    return done
  }

  async function writeAll(): Promise<void> {
    while (open.entries.length > 0) {
      const group = open
      open = newGroup()
      await writeGroup(group.entries)
      group.finish()
    }
    writing = false
  }

  async function writeGroup(entries: Entry[]): Promise<void> {
    crashPoint('before-journal-commit')
    const taken = await written(entries)
    crashPoint('after-journal-commit')
    counts.commits += 1
    counts.entries += entries.length
    const ofRuns = entries.filter(isOfRun)
    for (const { run } of ofRuns) if (taken.has(run.id)) run.taken = true
    onWritten(ofRuns.filter(({ run }) => !taken.has(run.id)))
  }

  return {
    counts,
    note(run, step) {
      add({ run, step })
      beginSoon()
    },
    keep: (run, step) => addNow({ run, step }),
    end: (run, ending) => addNow({ run, ending }),
    async keepRows(rows) {
      if ('noted' in rows) await addNow(rows)
      else {
        const { done } = add(rows)
        beginSoon()
        await done
      }
      return !closed
    },
    close() {
      closed = true
    },
    // Of a group being written, the open one behind it is finished later: waiting for both is waiting for all.
    settled: async () => {
      if (open.entries.length > 0) {
        const { done } = open
        begin()
        await done
      } else if (writing) await busy
    },
  }
}
