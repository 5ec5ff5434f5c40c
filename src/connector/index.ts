/** The connector's front door: what can be done and what can be heard. */
export { bindSoql } from './bind-soql.ts'
export { bindSosl } from './bind-sosl.ts'
export type { Catalog } from './catalog.ts'
export { loadCatalog } from './catalog.ts'
export { checkWatch } from './check-watch.ts'
export type {
  Action,
  ActionContext,
  Change,
  ChangeEvent,
  Effect,
  Example,
  Need,
  Outcome,
  Trigger,
  Watch,
  WriteClass,
} from './define.ts'
export { changes } from './define.ts'
export { saidPlainly } from './input/mistakes.ts'
export { readInput, readSettings } from './input/read-input.ts'
export { toJsonSchema } from './json-schema.ts'
export { membersFeed } from './members.ts'
export { didYouMean, nearest } from './nearest.ts'
export type { CrmObject } from './object.ts'
export { type OutboundSetUp, outboundName, outboundSetUp } from './outbound-set-up.ts'
export { recordId } from './records/record-id.ts'
export { limitOf, splitSoql } from './split-soql.ts'
export { splitSosl } from './split-sosl.ts'
