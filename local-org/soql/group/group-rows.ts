/** Sorts rows into groups and feeds each group's accumulators. */
import type { Row, Value } from '../../org/index.ts'
import type { Group } from './group.ts'
import type { GroupBinder } from './group-binder.ts'

/** The groups by their keys, one level of maps per key: no names to spell out and compare for each row. */
interface Level {
  readonly groups: Map<Value, Group>
  readonly levels: Map<Value, Level>
}

const newLevel = (): Level => ({ groups: new Map(), levels: new Map() })

function nextLevel(level: Level, key: Value): Level {
  const known = level.levels.get(key)
  if (known) return known
  const made = newLevel()
  level.levels.set(key, made)
  return made
}

/** The groups of one grouping set: those that leave out the keys of a mask. */
class GroupingSet {
  readonly found: Group[] = []
  readonly #mask: number
  readonly #open: (keys: readonly Value[], mask: number) => Group
  readonly #top = newLevel()

  constructor(mask: number, open: (keys: readonly Value[], mask: number) => Group) {
    this.#mask = mask
    this.#open = open
  }

  /** The group of these keys, opened when they are first met. */
  groupOf(keys: readonly Value[]): Group {
    let level = this.#top
    const last = keys.length - 1
    for (let index = 0; index < last; index++) level = nextLevel(level, this.#key(keys, index))
    const key = last < 0 ? null : this.#key(keys, last)
    const known = level.groups.get(key)
    if (known) return known
    const group = this.#open(
      keys.map((_, index) => this.#key(keys, index)),
      this.#mask,
    )
    level.groups.set(key, group)
    this.found.push(group)
    return group
  }

  #key(keys: readonly Value[], index: number): Value {
    return (this.#mask >> index) & 1 ? null : keys[index]!
  }
}

/** The groups of all grouping sets, set by set, each in the order first met. Without keys there is always one group. */
export function groupRows(rows: Iterable<Row>, binder: GroupBinder, masks: readonly number[]): Group[] {
  const { slots } = binder
  const readers = binder.keys.map((key) => key.read)
  const open = (keys: readonly Value[], rolled: number): Group => {
    return { keys, rolled, accumulators: slots.map((slot) => slot.start()) }
  }
  const sets = masks.map((mask) => new GroupingSet(mask, open))
  // One array serves all rows: a group keeps a copy of its own.
  const keys: Value[] = readers.map(() => null)
  for (const row of rows) {
    for (let index = 0; index < readers.length; index++) keys[index] = readers[index]!(row)
    for (const set of sets) {
      const { accumulators } = set.groupOf(keys)
      for (let index = 0; index < slots.length; index++) accumulators[index]!.add(slots[index]!.read(row))
    }
  }
  const found = sets.flatMap((set) => set.found)
  return found.length === 0 && readers.length === 0 ? [open([], 0)] : found
}
