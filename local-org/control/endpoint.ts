/** What an endpoint of the control door is: described once, checked and documented from the same schema. */

import { z } from 'zod'
import type { Instance } from '../doors/index.ts'
import type { Seed } from '../org/index.ts'
import type { Faults } from './faults/faults.ts'
import type { Ledger } from './ledger.ts'
import type { Snapshots } from './snapshots.ts'

/** Everything the control door reaches. */
export interface Controlled {
  instance: Instance
  faults: Faults
  ledger: Ledger
  /** Seeds by name: what `reset` and `seed` can load. */
  seeds: ReadonlyMap<string, Seed>
  /** Forgets everything, accounts only if they are not to be kept, and loads a seed; answers how to connect from now on. */
  reset(seedName: string, keepAccounts: boolean): Promise<unknown>
  /** States of the org to go back to. */
  snapshots: Snapshots
  /** PEM of the certificate authority behind https and the Pub/Sub API. */
  ca: string
  /** Name of the seed loaded last. */
  seedName(): string
}

export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE'
  /** Path below /__control, e.g. '/faults/:id'. */
  path: string
  summary: string
  /** JSON schema of the body (POST) or the query (GET, DELETE), for the OpenAPI text. */
  input: z.ZodType
  /** What is answered, for the OpenAPI text; left out where it is the org's own definition of something. */
  output?: z.ZodType
  run(controlled: Controlled, input: unknown, params: Record<string, string>): unknown
}

/** An endpoint whose `run` gets its input checked and typed. What it returns is the JSON answer. */
export function endpoint<Schema extends z.ZodType>(definition: {
  method: Endpoint['method']
  path: string
  summary: string
  input: Schema
  output?: z.ZodType
  run(controlled: Controlled, input: z.output<Schema>, params: Record<string, string>): unknown
}): Endpoint {
  return {
    ...definition,
    run: (controlled, input, params) => definition.run(controlled, definition.input.parse(input ?? {}), params),
  }
}

/** For endpoints that take nothing. */
export const nothing = z.strictObject({})

/** How to connect: addresses, ports, tokens and ids by the names that `rainmaker org --json` prints. */
export const connection = z.record(z.string(), z.union([z.string(), z.number()]))

/** What is answered when there is nothing to tell. */
export const ok = z.strictObject({ ok: z.literal(true) })

/** What is answered when things were taken away. */
export const removal = z.strictObject({ removed: z.int() })
