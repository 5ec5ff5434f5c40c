/** What the active workflows of one org want to hear of: one entry per object, whatever the number of triggers. */
import { type Change, membersFeed, type Watch } from '../../../connector/index.ts'
import type { Subscription } from '../../events/index.ts'

export interface Wanted {
  object: string
  changes: Set<Change>
  /** Fields the triggers look at. */
  watched: Set<string>
  /** Every word of the workflows' texts: a field of that name is read too. Too many is harmless. */
  words: Set<string>
  /** List views and conditions whose members are watched, by the name under which they are told. */
  lists: Map<string, WantedList>
  /** Some trigger wants to hear at once. */
  instant: boolean
  /** Earliest activation, org time, epoch ms. */
  since: number
}

export interface WantedList {
  /** `list-view:Hot_Leads`, `query:Amount > 5`. */
  feed: string
  listView: string | null
  query: string | null
  /** Earliest activation, org time, epoch ms. */
  since: number
}

export function wantedBy(subscriptions: Subscription[]): Wanted[] {
  const byObject = new Map<string, Wanted>()
  for (const { watch, since, document } of subscriptions) {
    if (!watch || since === null) continue
    const known = byObject.get(watch.object)
    const wanted = known ?? nothingYet(watch.object, since)
    wanted.instant ||= watch.instant ?? false
    noteList(wanted, watch, since)
    for (const change of watch.changes) wanted.changes.add(change)
    for (const field of watch.fields) wanted.watched.add(field)
    for (const word of wordsOf(document)) wanted.words.add(word)
    wanted.since = Math.min(wanted.since, since)
    byObject.set(watch.object, wanted)
  }
  return [...byObject.values()].sort((a, b) => (a.object < b.object ? -1 : 1))
}

/** Every word of a workflow's text: a field of that name is read. */
export function wordsOf(document: unknown): Set<string> {
  return new Set(JSON.stringify(document).match(/[A-Za-z]\w*/g))
}

function noteList({ lists }: Wanted, watch: Watch, since: number): void {
  const feed = membersFeed(watch)
  if (feed === null) return
  const known = lists.get(feed)?.since ?? since
  lists.set(feed, { feed, listView: watch.listView ?? null, query: watch.query ?? null, since: Math.min(known, since) })
}

function nothingYet(object: string, since: number): Wanted {
  return { object, changes: new Set(), watched: new Set(), words: new Set(), lists: new Map(), instant: false, since }
}

/** Whether changes of its records are to be heard, beyond their coming and going in lists. */
export function wantsRows({ changes }: Wanted): boolean {
  return [...changes].some((change) => change !== 'entered' && change !== 'left')
}

export function wantsDeletes({ changes }: Wanted): boolean {
  return (['deleted', 'merged', 'undeleted'] as const).some((change) => changes.has(change))
}
