/** What the server answers, as the page reads it: the one place that knows where these types are kept. */
export type * from '../src/contract/index.ts'
export { auditChecked, calls, furtherMistakes, searchEntries, took } from '../src/contract/index.ts'
