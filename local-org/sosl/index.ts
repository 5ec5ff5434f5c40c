/** Front door of SOSL: a search in, records out. */
export { runSearch } from './run-search.ts'
export { SearchIndex } from './search-index.ts'
