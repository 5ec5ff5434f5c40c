/** What users looked at and wrote last. */
import type { Org } from '../org/index.ts'

/** One look of a user at a record. */
export interface Touch {
  object: string
  id: string
  /** Epoch ms of org time. */
  at: number
}

/** Looks by user id, the newest first. */
export type Looks = Map<string, Touch[]>

const looks = new WeakMap<Org, Looks>()

const nothing: ReadonlyMap<string, number> = new Map()

/** Commits looked at for what a user wrote. */
const commitsLookedAt = 2000

/** Forgets who looked at what in the org. What is answered is to be added to. */
export function newLooks(org: Org): Looks {
  const none: Looks = new Map()
  looks.set(org, none)
  return none
}

/** When the user last looked at which records of the object: epoch ms by id. */
export function looksAt(org: Org, userId: string, object: string): ReadonlyMap<string, number> {
  const own = looks.get(org)?.get(userId)
  if (!own) return nothing
  return new Map(own.flatMap((look): [string, number][] => (look.object === object ? [[look.id, look.at]] : [])))
}

/** What the user looked at or wrote, the newest first; a record may come several times. */
export function touchedBy(org: Org, userId: string): Touch[] {
  return [...(looks.get(org)?.get(userId) ?? []), ...writtenBy(org, userId)].sort((a, b) => b.at - a.at)
}

function writtenBy({ changes }: Org, userId: string): Touch[] {
  return changes
    .after(Math.max(0, changes.last - commitsLookedAt))
    .filter((commit) => commit.userId === userId && commit.client !== 'seed')
    .flatMap(({ time, changes: rows }) => rows.map(({ object, id }) => ({ object, id, at: time })))
    .reverse()
}
