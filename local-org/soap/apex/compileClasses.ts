/** Compiles classes: they come by the Metadata and Tooling APIs here. */
export { refused as default } from '../no-apex.ts'
