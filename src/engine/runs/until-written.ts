/** Writes entries of the journal for as long as it takes: the database may be away, and some values it cannot keep. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Entry, isOfRun } from './entry.ts'

export interface UntilWritten {
  /** Gives the runs that another server has taken over meanwhile. */
  write(entries: Entry[]): Promise<Set<string>>
  /** Nothing is written any more; the runs are then as good as taken. */
  isClosed(): boolean
  log: Logger
}

type Write = UntilWritten['write']

export function untilWritten({ write, isClosed, log }: UntilWritten): Write {
  return async (entries) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await write(entries)
      } catch (error) {
        if (isClosed()) return new Set(entries.filter(isOfRun).map(({ run }) => run.id))
        log.warn({ error: String(error), entries: entries.length }, 'the journal could not be written; trying again')
        if (isRefusedData(error)) return oneByOne(write, entries)
        await sleep(Math.min(20 * 2 ** attempt, 2000) * Math.random())
      }
    }
  }
}

/** One value PostgreSQL cannot keep must not hold up the others: it is replaced by a note. */
async function oneByOne(write: Write, entries: Entry[]): Promise<Set<string>> {
  const taken = new Set<string>()
  for (const entry of entries) {
    const refused = await write([entry]).catch(async (error: unknown) => {
      const poorer = isRefusedData(error) ? withoutValues(entry) : null
      if (!poorer) throw error
      return write([poorer])
    })
    for (const id of refused) taken.add(id)
  }
  return taken
}

/** SQLSTATE classes 22 (data) and 54 (limits): the statement will be refused however often it is repeated. */
function isRefusedData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|54)/.test(String(error.code))
}

/** The entry with what PostgreSQL may have refused left out. */
function withoutValues(entry: Entry): Entry | null {
  if ('step' in entry) return { run: entry.run, step: { ...entry.step, input: null, output: null } }
  if ('noted' in entry) return { noted: entry.noted.map((write) => ({ ...write, fields: {}, before: null })) }
  if ('completed' in entry) return { completed: entry.completed.map((write) => ({ ...write, before: null })) }
  return null
}
