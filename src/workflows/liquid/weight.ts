/** About how much work it is to go through a value. */

/** Counts entries, and texts by their length, up to `most`; stops counting there. */
export function weightOf(value: unknown, most: number): number {
  let weight = 0
  const open: unknown[] = [value]
  while (open.length > 0 && weight < most) {
    const next = open.pop()
    weight += typeof next === 'string' ? 1 + next.length / 64 : 1
    if (typeof next !== 'object' || next === null) continue
    const inside = Array.isArray(next) ? next : Object.values(next)
    // A long list alone decides; its entries need not be looked at.
    if (inside.length > most) return most
    for (const entry of inside) open.push(entry)
  }
  return weight
}
