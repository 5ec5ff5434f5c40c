/** Deletions into events, once each, by whatever way they were heard. */
import { type Database, rowsOf } from '../../../store/index.ts'
import type { KeyedEvent, SeenRow } from '../../events/index.ts'
import { type Deletion, deletionEvent, goneRow, toldBy } from './gone.ts'
import { seenOf } from './ledger.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { deletedRows } from './queries.ts'

/** What is new of these deletions, as events and as records known to be gone. One API call per 200 that are. */
export async function deletionEvents(
  org: PolledOrg,
  plan: Plan,
  feed: string,
  deletions: Deletion[],
): Promise<{ events: KeyedEvent[]; seen: SeenRow[] }> {
  const ids = deletions.map(({ id }) => id)
  const seen = await seenOf(org.db, { connectionId: org.connectionId, object: plan.object }, ids)
  const unknown = await unknownOf(org, deletions, seen)
  const binned = await inBin(
    org,
    plan,
    unknown.map(({ id }) => id),
  )
  const heard = { connectionId: org.connectionId, feed, object: plan.object }
  const events = unknown.flatMap((deletion) => {
    const last = seen.get(deletion.id)
    // Changed and deleted in one second, or deleted and brought back in it? The bin says.
    if (last?.stamp === deletion.at && plan.hasBin && !binned.has(deletion.id)) return []
    return deletionEvent(heard, deletion, binned.get(deletion.id) ?? last?.values)
  })
  return { events, seen: events.map(goneRow) }
}

const keysOf = ({ id, at }: Deletion) => [`deleted:${id}:${at}`, `merged:${id}:${at}`]

/** Without those told before, by whatever feed and clock, and those of records that were seen after them. */
async function unknownOf(
  { db, connectionId }: PolledOrg,
  deletions: Deletion[],
  seen: ReadonlyMap<string, SeenRow>,
): Promise<Deletion[]> {
  const known = await knownKeys(db, connectionId, deletions.flatMap(keysOf))
  return deletions.filter((deletion) => {
    const last = seen.get(deletion.id)
    if (last && (last.gone || last.stamp > deletion.at)) return false
    return !keysOf(deletion).some((key) => known.has(key))
  })
}

async function knownKeys(db: Database, connectionId: string, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const text = 'select key from event where connection_id = $1 and key = any($2)'
  const rows = await rowsOf<{ key: string }>(db, text, [connectionId, keys])
  return new Set(rows.map((row) => row.key))
}

/** Values from the recycle bin, which also names the winner of a merge. */
async function inBin(org: PolledOrg, plan: Plan, ids: string[]): Promise<Map<string, Record<string, unknown>>> {
  const values = new Map<string, Record<string, unknown>>()
  for (let at = 0; at < ids.length && plan.hasBin; at += 200) {
    const soql = deletedRows(plan, ids.slice(at, at + 200))
    for await (const row of org.salesforce.query(soql, { withDeleted: true })) {
      values.set(String(row['Id']), toldBy(plan, row))
    }
  }
  return values
}
