/** What is known about one code: Salesforce's, or one of our Problems. */
import { type ProblemCode, problemKinds, type Then } from '../../../problems.ts'
import { problemOf } from '../index.ts'
import { type KnownRefusal, retryClasses } from './known-refusal.ts'
import { knownRefusals } from './known-refusals.ts'
import { notices } from './notices.ts'

/** One meaning of a code: plain words first, Salesforce's own after them. */
export interface Meaning {
  /** Number in the error table. */
  row: number
  problem: ProblemCode | null
  what: string
  why: string | null
  fix: string
  /** What Rainmaker does next, in a sentence. */
  next: string
  then: Then | null
  said: string | null
  httpStatus: number | null
}

export interface KnownPage {
  code: string
  title: string
  meanings: Meaning[]
  /** Of a Problem of ours: Salesforce's codes that read as it. */
  causes: string[]
}

/** Every code that has a page, Salesforce's first. */
export function knownCodes(): string[] {
  const said = [...knownRefusals.map(([, , code]) => code), ...notices.map(({ code }) => code)]
  return [...new Set([...said, ...Object.keys(problemKinds)])]
}

/** Null for a code nobody knows. */
export function knownPage(code: string): KnownPage | null {
  const meanings = [...knownRefusals.filter((known) => known[2] === code).map(meaningOf), ...noticesOf(code)]
  const kind = Object.hasOwn(problemKinds, code) ? problemKinds[code as ProblemCode] : null
  if (!kind && meanings.length === 0) return null
  const causes = knownRefusals.filter((known) => meaningOf(known).problem === code).map(([, , cause]) => cause)
  return { code, title: kind?.title ?? meanings[0]?.what ?? code, meanings, causes: [...new Set(causes)] }
}

function meaningOf([row, retryClass, code, status, said, field]: KnownRefusal): Meaning {
  const problem = problemOf({ errorCode: code, message: said, fields: field ? [field] : [], httpStatus: status }, {})
  return {
    row,
    problem: problem.code,
    what: problem.details.what,
    why: problem.details.why ?? null,
    fix: problem.details.fix,
    next: retryClasses[retryClass].does,
    then: problem.then,
    said: said || null,
    httpStatus: status || null,
  }
}

function noticesOf(code: string): Meaning[] {
  return notices
    .filter((notice) => notice.code === code)
    .map(({ row, what, fix }) => ({
      row,
      problem: null,
      what,
      why: null,
      fix,
      next: 'This is no failure of a run.',
      then: null,
      said: null,
      httpStatus: null,
    }))
}
