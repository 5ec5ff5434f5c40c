/** The error table: all that Salesforce is known to say, and one page for each code. */
export { type KnownPage, knownCodes, knownPage } from './known-page.ts'
export { type KnownRefusal, retryClasses } from './known-refusal.ts'
export { knownOfBulk, knownOfEvents, knownOfRecords, knownOfSignIn } from './known-refusals.ts'
