/** The catalogue for programs: an org to connect to, and each action as a function that takes it. */
export { loadCatalog, type Outcome } from '../connector/index.ts'
export { Problem, type ProblemCode, type ProblemJson } from '../problems.ts'
export type { CallReport, ObjectDescribe, Salesforce } from '../salesforce/index.ts'
export { type Callable, callable } from './callable.ts'
export { connect } from './connect.ts'
export type { Org, OrgOptions } from './org.ts'
export type { SignIn } from './sign-in.ts'
export { type Shape, type TypedOrg, typedOrg } from './typed-org.ts'
