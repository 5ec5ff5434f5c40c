/** Front door of SOSL: a search in, records out. */
export type { Emphasis } from './emphasis.ts'
export { prepareSearch, runSearch, type SearchAnswer } from './run-search.ts'
export { SearchIndex } from './search-index.ts'
