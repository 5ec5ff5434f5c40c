/** A step's result in a few words, for lists and the terminal. */
import type { StepKind } from '../../workflows/index.ts'
import type { StepEntry } from './journal-entry.ts'

type Result = Record<string, unknown>

const longest = 80

const words: Partial<Record<StepKind, (output: Result) => string>> = {
  if: ({ branch }) => (branch === null ? 'no, go on' : branch === 'then' ? 'yes' : 'no, else'),
  filter: ({ passed }) => (passed ? 'passed' : 'filtered'),
  wait: ({ until }) => `until ${String(until)}`,
  stop: ({ reason }) => String(reason),
  http: ({ status }) => String(status),
  ai: ({ items, choice, summary, text }) =>
    Array.isArray(items) ? `${items.length} found` : said(choice ?? summary ?? text),
  run: ({ outcome }) => said(outcome),
  selectMany: (output) => (Array.isArray(output) ? `${output.length} item${output.length === 1 ? '' : 's'}` : ''),
}

const said = (value: unknown) => (typeof value === 'string' ? value : 'done')

export function summaryOf({ kind, status, output, problem }: StepEntry): string {
  if (problem) return short(problem.what)
  if (output === null || output === undefined) return status === 'succeeded' ? 'nothing' : ''
  if (typeof output !== 'object') return short(String(output))
  return short((words[kind] ?? anyWords)(output as Result))
}

function anyWords(output: Result): string {
  const { id, Id, records } = output
  if (Array.isArray(records)) return `${records.length} records`
  const record = id ?? Id
  if (typeof record === 'string') return record
  return Object.entries(output)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}

function short(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}
