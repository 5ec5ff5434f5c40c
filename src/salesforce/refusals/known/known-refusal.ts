/** One thing Salesforce is known to say, with what we promise to do: the rows of our error table. */
import type { Then } from '../../../problems.ts'

/** What is done next, in words, and the `then`s of Problems that do so. */
export const retryClasses = {
  R0: { does: 'Never repeated; somebody has to act.', thens: ['stop', 'wait-for-connection'] },
  R1: { does: 'The session is renewed once and the call repeated once.', thens: ['renew-session'] },
  R2: { does: 'Repeated with growing pauses; nothing is lost meanwhile.', thens: ['retry'] },
  R3: { does: 'Repeated after short pauses, until the lock is gone.', thens: ['retry-lock'] },
  R4: { does: 'Runs wait until the org has room again, then go on by themselves.', thens: ['wait-for-allowance'] },
  R5: { does: 'The stream is opened again from where it stood.', thens: ['retry', 'renew-session'] },
  R6: { does: 'The gap is noted and what changed in it is read.', thens: ['restart-read'] },
  R7: { does: 'The read starts again from the last row it has.', thens: ['restart-read'] },
  R8: { does: 'A write is looked up in the org before anything is repeated.', thens: ['look-first'] },
  T3: { does: 'The sign-in is tried again; an open outcome is shown with the connection.', thens: ['retry'] },
  split: { does: 'The call is split into smaller ones where Rainmaker made it.', thens: ['stop'] },
  follows: { does: 'Follows the row or part that really failed.', thens: ['stop'] },
  rest: { does: 'A new job is made for the rows that were not done.', thens: ['retry'] },
  fallback: { does: 'The ordinary API is used instead of a bulk job.', thens: ['stop'] },
} as const satisfies Record<string, { does: string; thens: readonly Then[] }>

export type RetryClass = keyof typeof retryClasses

/** Number in the error table, class, code, status, Salesforce's words as an example, and the field it names. */
export type KnownRefusal = [
  row: number,
  retryClass: RetryClass,
  code: string,
  status: number,
  said: string,
  field?: string,
]
