/** Sorts rows into groups and feeds each group's accumulators. */
import type { Row, Value } from '../../org/index.ts'
import type { Group } from './group.ts'
import type { GroupBinder } from './group-binder.ts'

type Keys = readonly Value[]

/** One key is its own name; several are spelled out, apart from each other. */
function groupName(keys: Keys): Value {
  return keys.length === 1 ? keys[0]! : JSON.stringify(keys)
}

/** The keys with those that the mask leaves out emptied. */
function maskedKeys(keys: Keys, mask: number): Keys {
  return mask === 0 ? keys : keys.map((key, index) => ((mask >> index) & 1 ? null : key))
}

/** The groups of all grouping sets, set by set, each in the order first met. Without keys there is always one group. */
export function groupRows(rows: Iterable<Row>, binder: GroupBinder, sets: readonly number[]): Group[] {
  const { slots } = binder
  const keyReaders = binder.keys.map((key) => key.read)
  const open = (keys: Keys, rolled: number): Group => {
    return { keys, rolled, accumulators: slots.map((slot) => slot.aggregate.start()) }
  }
  const bySet = sets.map((mask) => ({ mask, groups: new Map<Value, Group>() }))
  for (const row of rows) {
    const values = keyReaders.map((read) => read(row))
    const fed = slots.map((slot) => slot.read(row))
    for (const { mask, groups } of bySet) {
      const keys = maskedKeys(values, mask)
      const name = groupName(keys)
      const known = groups.get(name)
      const group = known ?? open(keys, mask)
      if (!known) groups.set(name, group)
      for (let index = 0; index < fed.length; index++) group.accumulators[index]!.add(fed[index]!)
    }
  }
  const found = bySet.flatMap(({ groups }) => [...groups.values()])
  return found.length === 0 && keyReaders.length === 0 ? [open([], 0)] : found
}
