/** Reads the error table as it stands in the files beside: a line each, so that one can be looked through. */
import { Problem } from '../../../problems.ts'
import { type KnownRefusal, type RetryClass, retryClasses } from './known-refusal.ts'

/** Number in the table, class, code, status; then Salesforce's words, and the field it names behind `@`. */
const line = /^\s*(\d+) +(\w+) +(\S+) +(\d+)(?: (.*?))??(?: @(\w+))?$/

export function readKnown(table: string): KnownRefusal[] {
  return table.trim().split('\n').map(readLine)
}

function readLine(text: string): KnownRefusal {
  const [, row, retryClass = '', code = '', status, said = '', field] = line.exec(text) ?? []
  if (!isRetryClass(retryClass))
    throw new Problem('bug', { what: `No line of the error table: ${text}`, fix: 'Correct it.' })
  const known = [Number(row), retryClass, code, Number(status), said] as const
  return field === undefined ? [...known] : [...known, field]
}

const isRetryClass = (word: string): word is RetryClass => Object.hasOwn(retryClasses, word)
