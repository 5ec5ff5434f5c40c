/** What is gathered for one call: the inputs that wait for it, and what its calls were like lately. */
import type { Recent } from '../recent.ts'

/** What belongs together, and how it is sent. */
export interface Gathering<I, A> {
  key: string
  connectionId: string
  /** Calls on one org share its lane. */
  org: string
  /** One answer per input, in order. */
  send(inputs: I[]): Promise<A[]>
  /** Whether the answers say that so many at once were too many. */
  strained(answers: A[]): boolean
}

export interface Waiting {
  input: unknown
  source: string
  isRepeat: boolean
  answer(value: unknown): void
  refuse(error: unknown): void
}

export interface Group {
  gathering: Gathering<unknown, unknown>
  waiting: Waiting[]
  out: number
  firstAt: number
  lastAt: number
  /** What the last call took. */
  lastMs: number
  /** How many its largest call of the last while carried, and when that was. */
  tide: { count: number; at: number }
  recent: Recent
}
