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
  const unknown = await unknownOf(org, plan, deletions)
  const ids = unknown.map(({ id }) => id)
  const last = await lastValues(org, plan, ids)
  const heard = { connectionId: org.connectionId, feed, object: plan.object }
  const events = unknown.map((deletion) => deletionEvent(heard, deletion, last.get(deletion.id)))
  return { events, seen: events.map(goneRow) }
}

const keysOf = ({ id, at }: Deletion) => [`deleted:${id}:${at}`, `merged:${id}:${at}`]

/** Without those told before, by whatever feed: another may know them by another time. */
async function unknownOf(org: PolledOrg, plan: Plan, deletions: Deletion[]): Promise<Deletion[]> {
  const known = await knownKeys(org.db, org.connectionId, deletions.flatMap(keysOf))
  const ids = deletions.map(({ id }) => id)
  const seen = await seenOf(org.db, { connectionId: org.connectionId, object: plan.object }, ids)
  const isTold = (deletion: Deletion) => seen.get(deletion.id)?.gone || keysOf(deletion).some((key) => known.has(key))
  return deletions.filter((deletion) => !isTold(deletion))
}

async function knownKeys(db: Database, connectionId: string, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const text = 'select key from event where connection_id = $1 and key = any($2)'
  const rows = await rowsOf<{ key: string }>(db, text, [connectionId, keys])
  return new Set(rows.map((row) => row.key))
}

/** From the recycle bin, which also names the winner of a merge; else as last seen. */
async function lastValues(org: PolledOrg, plan: Plan, ids: string[]): Promise<Map<string, Record<string, unknown>>> {
  const seen = await seenOf(org.db, { connectionId: org.connectionId, object: plan.object }, ids)
  const values = new Map([...seen].map(([id, row]) => [id, row.values]))
  for (let at = 0; at < ids.length && plan.hasBin; at += 200) {
    const soql = deletedRows(plan, ids.slice(at, at + 200))
    for await (const row of org.salesforce.query(soql, { withDeleted: true })) {
      values.set(String(row['Id']), toldBy(plan, row))
    }
  }
  return values
}
