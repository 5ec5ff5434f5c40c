/** JSON that people typed, or that came in an address. */
import { Refusal } from './api.ts'
import type { ProblemJson } from './contract.ts'
import { isRecord } from './json.ts'

/** Throws a Refusal that says where it ends to be JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new Refusal({
      code: 'bad-request',
      title: 'This is not JSON',
      status: 400,
      then: 'stop',
      what: `${thrown instanceof Error ? thrown.message : String(thrown)}.`,
      fix: 'Correct it there: names and texts stand in double quotes, and no comma behind the last of a list.',
    })
  }
}

const isProblem = (value: unknown): value is ProblemJson =>
  isRecord(value) && ['code', 'title', 'what', 'fix', 'then'].every((name) => typeof value[name] === 'string')

/** Null for what is none: an address can hold anything. */
export function problemIn(text: string | null): ProblemJson | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isProblem(value) ? value : null
  } catch {
    return null
  }
}
