/** What the API works with: the areas below it, wired by hand in main.ts. */
import type { Logger } from 'pino'
import type { Audit } from '../audit/index.ts'
import type { Connections } from '../connections/index.ts'
import type { Catalog } from '../connector/index.ts'
import type { Embedding } from '../embedding/index.ts'
import type { Engine } from '../engine/index.ts'
import type { Outside } from '../outside/index.ts'
import type { People } from '../people/index.ts'
import type { Settings } from '../settings.ts'
import type { Store } from '../store/index.ts'
import type { Metrics } from '../telemetry/index.ts'
import type { Workflows } from '../workflows/index.ts'
import type { Route } from './route.ts'

export interface Parts {
  /** Whose view these parts are. */
  tenantId: string
  settings: Settings
  store: Store
  /** For what is the server's own. */
  wholeStore: Store
  connections: Connections
  catalog: Catalog
  workflows: Workflows
  engine: Engine
  embedding: Embedding
  people: People
  audit: Audit
  outside: Outside
  metrics: Metrics
  log: Logger
  version: string
  startedAt: Date
  /** Where browsers and Salesforce reach this server; known once it listens. */
  publicUrl(): string
}

/** A resource file's default export: its routes over the parts. */
export type Resource = (parts: Parts) => Route[]
