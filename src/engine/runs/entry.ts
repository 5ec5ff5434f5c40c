/** What the journal takes. */
import type { OwnWrite } from '../own-writes/index.ts'
import type { StepEntry } from './journal-entry.ts'
import type { RunEnding, RunUnderWay } from './run.ts'

export type Written = { run: RunUnderWay; step: StepEntry } | { run: RunUnderWay; ending: RunEnding }
/** Rows of the ledger of own writes: new ones, or what the answers told of known ones. */
export type LedgerRows = { noted: OwnWrite[] } | { completed: OwnWrite[] }
export type Entry = Written | LedgerRows

export function isOfRun(entry: Entry): entry is Written {
  return 'run' in entry
}
