/** Where a change comes from: from us, or from somebody else. */

export interface Origin {
  /** It is nothing but what a run of ours wrote. */
  echo: boolean
  /** The run whose write it was, or which it came with. */
  cause: string | null
  /** Runs in a row of which each was started by what the one before wrote; 0 when somebody else began. */
  depth: number
}

export const fromOutside: Origin = { echo: false, cause: null, depth: 0 }
