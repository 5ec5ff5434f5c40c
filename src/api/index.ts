/** The HTTP surface: request in, Problem or answer out. */
export type { Parts } from './parts.ts'
export { createApi } from './server.ts'
export { openSignIn, type SignIn } from './sign-in.ts'
