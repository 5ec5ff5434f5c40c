/** What the active workflows of one org want to hear of: one entry per object, whatever the number of triggers. */
import type { Change } from '../../../connector/index.ts'
import type { Subscription } from '../../events/index.ts'

export interface Wanted {
  object: string
  changes: Set<Change>
  /** Fields the triggers look at. */
  watched: Set<string>
  /** Every word of the workflows' texts: a field of that name is read too. Too many is harmless. */
  words: Set<string>
  /** Some trigger wants to hear at once. */
  instant: boolean
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

function nothingYet(object: string, since: number): Wanted {
  return { object, changes: new Set(), watched: new Set(), words: new Set(), instant: false, since }
}

export function wantsDeletes({ changes }: Wanted): boolean {
  return (['deleted', 'merged', 'undeleted'] as const).some((change) => changes.has(change))
}
