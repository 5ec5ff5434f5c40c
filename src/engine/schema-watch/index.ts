/** What changes in the orgs to the harm of active workflows, told before they run into it. */
export { type InUse, type InUseParts, usesInOrgs } from './in-use.ts'
export { createSchemaWatch, type SchemaWatch, type SchemaWatchParts } from './schema-watch.ts'
export { watchDaily } from './watch-daily.ts'
