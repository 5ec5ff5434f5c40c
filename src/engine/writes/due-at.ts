/** When a group goes out if nobody else comes, and how long that waits for company. */
import type { Group } from './group.ts'
import type { Lane } from './lanes.ts'

export const gatheringLimits = {
  /** So many inputs go without further waiting: what one composite call of five collections carries. */
  most: 1000,
  least: 25,
  /** With no call of the kind out and much asked just now: go when nobody new came for so long … */
  quietMs: 25,
  /** … or when the first has waited this long. */
  aloneMs: 40,
  /** Asked in a tenth of a second: so much is much. With half as many the waits are a quarter as long, and so on. */
  busy: 20,
  /** With one out, nobody waits longer than this for it to come back, or than twice what such a call took last … */
  longestMs: 150,
  /** … up to this: many small calls to an org that is slow would make it slower, and cost its allowance. */
  longestSlowMs: 600,
  /** Repeats wait so long for company. */
  repeatsMs: 1000,
  /**
   * Many runs at once march in step, each call of theirs a large one. A few that fell out of step (repeats came between, a claim
   * found little room) wait for the many and go with them from then on, as they would never meet again by themselves. A call
   * is large from so many inputs on, and a few are less than this part of it.
   */
  tide: 50,
  few: 0.25,
  /** They wait so long at most, and no longer than this after the last call on the connection came back: then nobody marches. */
  companyMs: 1000,
  ebbMs: 250,
  /** A large call is remembered so long. */
  tideMs: 3000,
  /** While the org's allowance is scarce all wait so long, times as scarce as it is. */
  scarceMs: 500,
  /** While the org's lane is full it is looked that often whether there is room. */
  fullMs: 50,
} as const

/** What a group stands in, at this moment. Times are in ms, by one clock. */
export interface Around {
  now: number
  lane: Lane
  hasRoom: boolean
  /** So many inputs go at once. */
  size: number
  /** How many times longer than usual calls shall be gathered: more than 1 while the org's allowance is scarce. */
  patience: number
  /** About as many runs are under way as there may be. */
  isCrowded: boolean
  /** Nobody is on the move who could still ask. */
  isStill: boolean
}

export const never = Number.POSITIVE_INFINITY

export function dueAt(group: Group, around: Around): number {
  const { now, lane, hasRoom, size, patience, isCrowded, isStill } = around
  const { waiting, out, firstAt, lastAt, lastMs, recent } = group
  if (waiting.length === 0) return never
  if (!hasRoom) return now + gatheringLimits.fullMs
  if (waiting.length >= size) return firstAt
  if (patience > 1) return firstAt + gatheringLimits.scarceMs * patience
  if (waiting.every(({ isRepeat }) => isRepeat)) return firstAt + gatheringLimits.repeatsMs
  if (isCrowded && areFew(group, now)) return Math.min(firstAt + gatheringLimits.companyMs, ebbAt(group, lane))
  if (out > 0) return firstAt + patienceFor(lastMs)
  if (isStill) return firstAt
  const pressure = Math.min(1, recent.count() / gatheringLimits.busy) ** 2
  return Math.min(lastAt + gatheringLimits.quietMs * pressure, firstAt + gatheringLimits.aloneMs * pressure)
}

/** Whether its last large call is long ago. */
export function isTideOver({ tide }: Group, now: number): boolean {
  return now - tide.at >= gatheringLimits.tideMs
}

function areFew(group: Group, now: number): boolean {
  return !isTideOver(group, now) && group.waiting.length < group.tide.count * gatheringLimits.few
}

function ebbAt({ firstAt }: Group, { calls, backAt }: Lane): number {
  return calls > 0 ? never : Math.max(firstAt, backAt) + gatheringLimits.ebbMs
}

function patienceFor(lastMs: number): number {
  return Math.min(gatheringLimits.longestSlowMs, Math.max(gatheringLimits.longestMs, 2 * lastMs))
}
