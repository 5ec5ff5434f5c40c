/** Search over the catalogue at each key stroke: every word has to be somewhere, titles count most, synonyms count. */
import type { CatalogueLine } from './contract.ts'

function score({ id, title, describe, synonyms }: CatalogueLine, words: string[]): number {
  const places: [string, number][] = [
    [`${id} ${title}`.toLowerCase(), 4],
    [synonyms.join(' ').toLowerCase(), 2],
    [describe.toLowerCase(), 1],
  ]
  let sum = 0
  for (const word of words) {
    const best = places.find(([place]) => place.includes(word))
    if (!best) return 0
    sum += best[1]
  }
  return sum
}

/** Best first; all when nothing is asked. */
export function searchLines(lines: CatalogueLine[], text: string): CatalogueLine[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return lines
  return lines
    .map((line) => ({ line, score: score(line, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ line }) => line)
}
