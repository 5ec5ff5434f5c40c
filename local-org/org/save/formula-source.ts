/** What formulas evaluated within a transaction read from. */
import type { RecordSource } from '../formula/record-scope.ts'
import type { RuleContext } from './rule.ts'

export function formulaSource(context: RuleContext): RecordSource {
  return {
    catalog: context.catalog,
    row: (id) => context.live(id),
    table: (object) => context.table(object),
    userId: context.userId,
    now: context.now,
    label: (name) => context.label(name),
  }
}
