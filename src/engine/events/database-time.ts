/** The time by the database: the clocks of servers may differ. */
import { type Database, rowsOf } from '../../store/index.ts'

/** Epoch ms. */
export async function databaseTime(db: Database): Promise<number> {
  const [row] = await rowsOf<{ now: Date }>(db, 'select clock_timestamp() as now', [])
  return row?.now.getTime() ?? Date.now()
}
