/** Finding actions and triggers by the words people use: a synonym of an object ("deal") stands for its name. */
import { searchEntries } from '../contract/index.ts'
import type { CrmObject } from './object.ts'

interface Described {
  id: string
  title: string
  describe: string
  object: string | null
}

const wordsFor = (object: CrmObject | undefined) =>
  object ? [object.name, object.plural, ...(object.synonyms ?? [])] : []

/** Entries in which every word occurs, best first. */
export function searchCatalog<T extends Described>(text: string, all: T[], objects: CrmObject[]): T[] {
  const byApi = new Map(objects.map((object) => [object.api, object]))
  const entries = all.map((entry) => ({
    ...{ id: entry.id, title: entry.title, describe: entry.describe, entry },
    synonyms: wordsFor(byApi.get(entry.object ?? '')),
  }))
  return searchEntries(text, entries).map(({ entry }) => entry)
}
