/** Speaks Salesforce's protocols to one org; knows nothing of our product. */
export { createSalesforce, type SalesforceOptions } from './client.ts'
export { isId, longId } from './ids.ts'
export * from './oauth/index.ts'
export { refusalOf } from './refusals/index.ts'
export type * from './salesforce.ts'
export { dateOnly, join, like, name, names, Soql, type SoqlValue, soql } from './soql.ts'
export { longestSoql, overList } from './soql-lists.ts'
export { soslTerm } from './sosl.ts'
