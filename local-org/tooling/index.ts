/** Front door of the org's set-up as rows: objects that are computed from the schema and the rules when they are asked for. */

export { setUpId } from './custom-ids.ts'
export { loadSetUp, type SetUp } from './load-set-up.ts'
export { type Looks, newLooks, type Touch, touchedBy } from './looks.ts'
