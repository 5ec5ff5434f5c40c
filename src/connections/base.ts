/** What every part of this area stands on. */
import type { Logger } from 'pino'
import type { Database } from '../store/index.ts'
import type { Vault } from './vault.ts'

export interface Base {
  db: Database
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>
  vault: Vault
  log: Logger
  /** Epoch ms. */
  now(): number
  /** Host names beyond Salesforce's and this machine's. */
  trustedHosts: readonly string[]
  /** How long a renewal may take before another server takes it over, ms. */
  renewalLeaseMs: number
  /** Tells the listeners that this connection changed. */
  changed(connectionId: string): void
}
