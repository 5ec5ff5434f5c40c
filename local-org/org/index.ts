/**
 * Front door of the org: state and rules of the local org, in memory, with a durable journal.
 * A stored row leaves fields without a value out, so read with `row[name] ?? null`.
 */
import type { Org, OrgOptions } from './org.ts'

/** Starts an org from its object definitions, reading the journal in `dataDir` when there is one. */
export declare const createOrg: (options: OrgOptions) => Promise<Org>

/** 15 characters to 18, with the checksum in true upper/lower case; 18 stay. Undefined when it is no id. */
export declare const to18: (id: string) => string | undefined

/** True for 15 alphanumerics, or 18 with a right checksum. */
export declare const isId: (text: string) => boolean

export type * from './accounts.ts'
export type * from './changes.ts'
export type * from './clock.ts'
export type * from './operations.ts'
export type * from './org.ts'
export type * from './rulebook.ts'
export * from './schema.ts'
