/** Keeps everything: one PostgreSQL, the user's own or one started inside the data folder. */
export { isDuplicate } from './is-duplicate.ts'
export { jsonText } from './json-text.ts'
export { openStore } from './open-store.ts'
export { rowsOf } from './rows.ts'
export { type Database, firstTenant, type Store } from './store.ts'
export type { Tables } from './tables.ts'
export { afterCommit } from './transact.ts'
