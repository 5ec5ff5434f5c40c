/** What the rest of the product holds when it reads or writes the database. */
import type { Kysely } from 'kysely'
import type { Pool, PoolConfig } from 'pg'
import type { Tables } from './tables.ts'

/** Typed access: the whole store, or one transaction of it. Functions that take a Database work in both. */
export type Database = Kysely<Tables>

export interface Store {
  /** Raw SQL. Tables are found without their schema name. int8 and numeric arrive as number, timestamptz as Date. */
  readonly pool: Pool
  readonly db: Database
  /** How others (pg-boss) open connections of their own to the same database. */
  readonly connection: PoolConfig
  /**
   * Runs `work` in one transaction: all or nothing, durable when the promise is fulfilled. `work` may run again from the
   * beginning when the database asks for it (deadlock, serialisation), so it has no effects but in the database.
   */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>
  /** The same database as one tenant sees it: rows of others are not there. */
  of(tenantId: string): Store
  /** Whether the database can keep tenants apart for our login. */
  readonly isolates: boolean
  /** Ends the connections; the last process to leave also stops the embedded server. */
  close(): Promise<void>
}

/** Whose everything is until there are more tenants. */
export const firstTenant = '00000000-0000-0000-0000-000000000000'
