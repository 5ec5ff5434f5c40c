/**
 * Front door of the org: state and rules of the local org, in memory, with a durable journal.
 * A stored row leaves fields without a value out, so read with `row[name] ?? null`.
 */

export { sharingLevel } from './access/sharing.ts'
export type * from './accounts.ts'
export type * from './changes.ts'
export type * from './clock.ts'
export { componentId } from './component-id.ts'
export { createOrg } from './create-org.ts'
export { duplicateResult, duplicatesOf, matchedFields } from './duplicates.ts'
export { type Fields, judgeFormula } from './formula/judge.ts'
export { isId, to18 } from './ids.ts'
export { STANDARD_MATCHING_RULES } from './matching/standard-rules.ts'
export type { Note, Notebook } from './notebook.ts'
export type * from './operations.ts'
export type * from './org.ts'
export { ORG_KINDS, type OrgKind } from './org-kind.ts'
export type * from './rulebook.ts'
export { holds } from './save/boolean-filter.ts'
export { FILTER_OPERATIONS, meets } from './save/summary-filter.ts'
export { USUAL_FIELD, USUAL_OBJECT } from './schema/usual.ts'
export * from './schema.ts'
export { javaDouble } from './values/java-double.ts'
export { dayStart, dayText, localDay, zoneClock, zoneOffset } from './values/zone.ts'
