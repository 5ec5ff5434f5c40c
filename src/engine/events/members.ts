/** Who is in the lists that workflows watch. Coming and going is told in the transaction that notes it, so once. */
import { type Database, rowsOf } from '../../store/index.ts'

export interface Crossing {
  object: string
  /** `list-view:Hot_Leads`, `query:Amount > 5`. */
  list: string
  entered: string[]
  left: string[]
}

/** Ids of the records that were in the list when it was last looked at. */
export async function membersOf(
  db: Database,
  connectionId: string,
  object: string,
  list: string,
): Promise<Set<string>> {
  const rows = await rowsOf<{ record_id: string }>(
    db,
    'select record_id from member where connection_id = $1 and object = $2 and list = $3',
    [connectionId, object, list],
  )
  return new Set(rows.map((row) => row.record_id))
}

/** The ids that did enter or leave just now: what another server noted first is not told again. */
export async function noteCrossing(tx: Database, connectionId: string, crossing: Crossing): Promise<Set<string>> {
  const { object, list, entered, left } = crossing
  const place = [connectionId, object, list]
  const came = await rowsOf<{ record_id: string }>(
    tx,
    `insert into member (connection_id, object, list, record_id) select $1, $2, $3, unnest($4::text[])
     on conflict do nothing returning record_id`,
    [...place, entered],
  )
  const went = await rowsOf<{ record_id: string }>(
    tx,
    `delete from member where connection_id = $1 and object = $2 and list = $3 and record_id = any($4)
     returning record_id`,
    [...place, left],
  )
  return new Set([...came, ...went].map((row) => row.record_id))
}
