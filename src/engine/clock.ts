/** Where the engine reads the time, so that tests can move it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** Goes on evenly whatever the machine's clock is set to: for how long something takes or waits, not for what time it is. */
export const steadyClock: Clock = { now: () => performance.now() }
