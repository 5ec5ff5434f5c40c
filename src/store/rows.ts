/** Raw SQL inside a transaction: for set-wise statements that read better as SQL. */
import { CompiledQuery } from 'kysely'
import type { Database } from './store.ts'

/** Runs one statement with $1, $2 … and gives its rows. Types follow the store's parsers; the shape is the caller's word. */
export async function rowsOf<R>(db: Database, text: string, values: readonly unknown[] = []): Promise<R[]> {
  const result = await db.executeQuery<R>(CompiledQuery.raw(text, [...values]))
  return result.rows
}
