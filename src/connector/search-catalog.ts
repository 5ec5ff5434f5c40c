/** Finding actions and triggers by the words people use. */
import type { CrmObject } from './object.ts'

interface Searchable {
  id: string
  title: string
  describe: string
  object: string | null
}

/** Entries in which every word occurs, best first. A synonym of an object ("deal") stands for its name. */
export function searchCatalog<T extends Searchable>(text: string, all: T[], objects: CrmObject[]): T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const byApi = new Map(objects.map((object) => [object.api, object]))
  return all
    .map((entry) => ({ entry, score: score(entry, words, entry.object ? byApi.get(entry.object) : undefined) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}

/** Zero when a word is nowhere; a word in the title counts more than one in the sentence. */
function score(entry: Searchable, words: string[], object?: CrmObject): number {
  const places: [string, number][] = [
    [`${entry.id} ${entry.title}`.toLowerCase(), 4],
    [[object?.name, object?.plural, ...(object?.synonyms ?? [])].join(' ').toLowerCase(), 2],
    [entry.describe.toLowerCase(), 1],
  ]
  let sum = 0
  for (const word of words) {
    const best = places.find(([place]) => place.includes(word))
    if (!best) return 0
    sum += best[1]
  }
  return sum
}
