/** The ledger of own writes, kept by the journal: its rows are written in the same commits as what the steps found. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../problems.ts'
import type { LedgerKeeper } from '../own-writes/index.ts'
import type { LedgerJournal } from './journal.ts'

/** Well below the time a call may take: what was given up is never sent after all. */
const longestMs = 30_000

export function keepLedger(journal: LedgerJournal): LedgerKeeper {
  return {
    async noted(writes) {
      if (writes.length === 0) return journal.settled()
      const tooLong = sleep(longestMs, false, { ref: false })
      if (!(await Promise.race([journal.keepRows({ noted: writes }), tooLong]))) throw notNoted()
    },
    completed(writes) {
      if (writes.length > 0) void journal.keepRows({ completed: writes })
    },
  }
}

function notNoted(): Problem {
  return new Problem('database-unreachable', {
    what: 'What is about to be written to Salesforce could not be noted.',
    fix: 'Nothing was sent. It is tried again when the database answers.',
  })
}
