/** Compiles and runs tests in one call. */
export { refused as default } from '../no-apex.ts'
