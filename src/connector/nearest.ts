/** Near misses: which valid names a mistyped one may have meant. */

/** Up to three candidates close to the word, nearest first; case, blanks, underscores and the `__c` ending do not count. */
export function nearest(word: string, candidates: Iterable<string>): string[] {
  const wanted = plain(word)
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: likeness(wanted, plain(candidate)) }))
    .filter(({ distance }) => distance <= limit)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Math.abs(a.candidate.length - word.length) - Math.abs(b.candidate.length - word.length),
    )
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** "Did you mean a or b?", or nothing. */
export function didYouMean(suggestions: string[]): string {
  return suggestions.length ? `Did you mean ${suggestions.join(' or ')}?` : ''
}

const plain = (word: string) =>
  word
    .toLowerCase()
    .replace(/__[cr]$/, '')
    .replace(/[\s_-]/g, '')

/** Edit distance, or a small one when one word holds the other. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  if (shorter >= 4 && (a.includes(b) || b.includes(a))) return 1
  return distance(a, b)
}

/** Damerau-Levenshtein (neighbours swapped count one). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
