/** How full an allowance is, and what follows from it. */

/** `warn`: said; `slow`: polls are stretched, writes gathered longer; `full`: what can wait waits. */
export type Level = 'fine' | 'warn' | 'slow' | 'full'

/** From which share of the allowance on. */
const levels: [from: number, level: Level][] = [
  [1, 'full'],
  [0.9, 'slow'],
  [0.8, 'warn'],
]

export function levelOf(share: number): Level {
  return levels.find(([from]) => share >= from)?.[1] ?? 'fine'
}

const stretches: [from: number, times: number][] = [
  [0.97, 15],
  [0.95, 5],
  [0.9, 2],
]

/** How many times rarer things are asked for. */
export function stretchOf(share: number): number {
  return stretches.find(([from]) => share >= from)?.[1] ?? 1
}

/** Who has to wait first when it gets scarce. */
export type Priority = 'low' | 'normal' | 'high'

/** Up to which share of Rainmaker's part a workflow may spend. `high` also uses what is kept for other apps; `low` also heeds the org's. */
export const spendsUpTo: Record<Priority, number> = { low: 0.9, normal: 1, high: Number.POSITIVE_INFINITY }
