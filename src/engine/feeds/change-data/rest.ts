/** How long to rest before the next try to hear an org. */
import type { Problem } from '../../../problems.ts'

const rests: Partial<Record<Problem['then'], number>> = {
  'wait-for-allowance': 300_000,
  'wait-for-connection': 60_000,
  stop: 3_600_000,
}

/** Milliseconds; passing failures wait longer each time, up to a minute, with jitter. */
export function restMs({ then }: Problem, failures: number): number {
  return rests[then] ?? Math.min(500 * 2 ** (failures - 1), 60_000) * (0.5 + Math.random() / 2)
}

/** After so many failures in a row push counts as down. */
export const patience = 4
