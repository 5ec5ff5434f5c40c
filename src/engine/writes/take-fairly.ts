/** Who goes first when not all can go: each source in turn, each source's own in the order they came. */

/** Removes up to `atMost` from `waiting` and gives them. */
export function takeFairly<T extends { source: string }>(waiting: T[], atMost: number): T[] {
  if (waiting.length <= atMost) return waiting.splice(0)
  const bySource = Map.groupBy(waiting, (one) => one.source)
  const taken = new Set<T>()
  for (let turn = 0; taken.size < atMost; turn++) {
    for (const ones of bySource.values()) {
      const next = ones[turn]
      if (next && taken.size < atMost) taken.add(next)
    }
  }
  const left = waiting.filter((one) => !taken.has(one))
  waiting.length = 0
  waiting.push(...left)
  return [...taken]
}
