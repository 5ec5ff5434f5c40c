/** How a walk ends before its last step. Thrown, but no failures: they carry no stack and are nobody's mistake. */
import type { ProblemJson } from '../../problems.ts'

/** The run goes on later. */
export class Parked {
  readonly inMs: number
  /** Why, when it is not a step that waits by design. */
  readonly problem: ProblemJson | null
  constructor(inMs: number, problem: ProblemJson | null = null) {
    this.inMs = Math.max(0, inMs)
    this.problem = problem
  }
}

/** A filter did not let it pass: the run, or the item of a list, ends here. */
export class Filtered {
  readonly by: string
  constructor(by: string) {
    this.by = by
  }
}

/** A stop step. */
export class Stopped {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

/** A write whose outcome nobody can find out; people decide. */
export class LeftInDoubt {
  readonly problem: ProblemJson
  constructor(problem: ProblemJson) {
    this.problem = problem
  }
}

/** The run is no longer ours; whatever was still to be written for it must not be. */
export class Taken {}

/** The server stops: the run goes back in line as it is. */
export class HandedBack {}

export type Signal = Parked | Filtered | Stopped | LeftInDoubt | Taken | HandedBack

const signals = [Parked, Filtered, Stopped, LeftInDoubt, Taken, HandedBack]

export function isSignal(thrown: unknown): thrown is Signal {
  return signals.some((signal) => thrown instanceof signal)
}
