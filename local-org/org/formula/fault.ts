/** What a formula does when it cannot be computed for a record: a field shows nothing ("#Error!" in the page), a rule is refused. */
import { OrgError } from '../schema.ts'

const CODE = 'FORMULA_EXPRESSION_INVALID'

/** A division by zero, a day that is none, a text that is no number. */
export const fault = (words: string): OrgError => new OrgError(CODE, words)

export const isFault = (problem: unknown): problem is OrgError =>
  problem instanceof OrgError && problem.errorCode === CODE
