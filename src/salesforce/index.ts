/** Speaks Salesforce's protocols to one org; knows nothing of our product. */
export type * from './salesforce.ts'
