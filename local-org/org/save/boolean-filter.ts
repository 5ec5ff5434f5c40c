/** Conditions joined as an administrator wrote it: '1 AND (2 OR NOT 3)'. */

const TOKEN = /\(|\)|AND|OR|NOT|\d+/gi

/** Whether numbered conditions, counted from 1, hold together; without words all of them must. */
export function holds(logic: string | undefined, results: readonly boolean[]): boolean {
  if (!logic?.trim()) return results.every(Boolean)
  const words = (logic.match(TOKEN) ?? []).map((word) => word.toUpperCase())
  let at = 0
  const takes = (word: string) => words[at] === word && ++at > 0
  const one = (): boolean => {
    if (takes('NOT')) return !one()
    if (!takes('(')) return results[Number(words[at++]) - 1] ?? false
    const inside = either()
    takes(')')
    return inside
  }
  const both = (): boolean => {
    let result = one()
    while (takes('AND')) result = one() && result
    return result
  }
  function either(): boolean {
    let result = both()
    while (takes('OR')) result = both() || result
    return result
  }
  return either()
}
