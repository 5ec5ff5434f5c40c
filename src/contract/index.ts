/**
 * The HTTP contract: what the API answers, said once for the server, the page and the command line. Types only. Times are ISO 8601 with Z;
 * durations are milliseconds; `apiCalls` may be a fraction when calls were shared.
 */
export type { ProblemJson } from '../problems.ts'
export type * from './budget.ts'
export type * from './catalogue.ts'
export type * from './connections.ts'
export type * from './events.ts'
export type * from './health.ts'
export type * from './issues.ts'
export type * from './outbound.ts'
export type * from './pages.ts'
export type * from './people.ts'
export type * from './runs.ts'
export type * from './schema.ts'
export type * from './stream.ts'
export type * from './undo.ts'
export type * from './workflows.ts'
