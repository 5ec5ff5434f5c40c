/** Somebody who takes events by HTTP and does the measured work with them. */

export interface Contender {
  name: string
  /** Where events are posted. */
  url: URL
  /** Processor milliseconds so far, with the database it needs. */
  spent(): number
  /** Resident MB, with the database it needs. */
  memory(): number
  /**
   * Milliseconds from sending to the written record for the events of one measurement, when all are written. Without it the answer
   * to the event is what says that it is written.
   */
  written?(salt: string, count: number): Promise<number[]>
  stop(): Promise<void>
}

/** Why it cannot be measured here, in one sentence. */
export class NotHere extends Error {}
