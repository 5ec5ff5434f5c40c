/** Search as people type, one for server and page: every word has to be somewhere, names count most, synonyms count. */

export interface Searchable {
  id: string
  title: string
  describe: string
  /** Other words for the same: "deal" for an opportunity. */
  synonyms: string[]
}

/** Zero when a word is nowhere. */
function score({ id, title, describe, synonyms }: Searchable, words: string[], asked: string): number {
  const names = [id, title].map((name) => name.toLowerCase())
  const places: [string, number][] = [
    [names.join(' '), 4],
    [synonyms.join(' ').toLowerCase(), 2],
    [describe.toLowerCase(), 1],
  ]
  const weights = words.map((word) => places.find(([place]) => place.includes(word))?.[1] ?? 0)
  if (weights.includes(0)) return 0
  const sum = weights.reduce((all, one) => all + one, 0)
  // The thing that is called just that stands above those that are only called so too.
  if (names.includes(asked)) return sum + 2
  return names.some((name) => name.startsWith(asked)) ? sum + 1 : sum
}

/** Best first, in their own order where they are equally good; all when nothing is asked. */
export function searchEntries<T extends Searchable>(text: string, all: T[]): T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return all
  return all
    .map((entry) => ({ entry, score: score(entry, words, words.join(' ')) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}
