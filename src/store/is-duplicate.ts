/** Tells of a failed statement that a row with the same key is there already. */
import { codeOf } from '../problems.ts'

/** unique_violation: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function isDuplicate(thrown: unknown): boolean {
  return codeOf(thrown) === '23505'
}
