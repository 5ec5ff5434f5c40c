/** How one answer "no" of Salesforce reads as a Problem: a row of the tables beside this file. */
import type { ProblemCode, Then } from '../../problems.ts'

/**
 * Sentences may hold {object} {field} {value} {record} {max} {type} {said}; what is not known reads as "the field" and so on.
 * Rows of one code are tried from the top; the first whose `when` fits (or that has none) counts.
 */
export interface Refusal {
  code: ProblemCode
  /** Salesforce's words this row is for. */
  when?: RegExp
  what: string
  why?: string
  fix: string
  /** What the engine does, where it differs from the Problem's usual. */
  then?: Then
  /** Reads names out of Salesforce's words: groups field, label, value, object, record, max, type. */
  read?: RegExp
}

/** By errorCode of REST and statusCode of collection rows: one meaning, or several told apart by the words. */
export type RefusalTable = Record<string, Refusal | Refusal[]>
