/** Runs tests. */
export { refused as default } from '../no-apex.ts'
