/** Front door of SOSL: a search in, records out. */
export { prepareSearch, runSearch } from './run-search.ts'
export { SearchIndex } from './search-index.ts'
