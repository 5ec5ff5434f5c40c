/** The HTTP surface: request in, Problem or answer out. */
export type { Parts } from './parts.ts'
export { createApi } from './server.ts'
