/** Whether a workflow rule has something to do for a saved record. */
import { compile } from '../formula/compile.ts'
import { isFault } from '../formula/fault.ts'
import { recordScope } from '../formula/record-scope.ts'
import type { WorkflowRule } from '../rulebook.ts'
import { formulaSource } from '../save/formula-source.ts'
import type { RuleContext } from '../save/rule.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row } from '../schema.ts'

/** A record that was saved; `before` is how it was, left out for a new one. */
export interface Saved {
  meta: Meta
  id: string
  before: Row | undefined
}

export function isMet(rule: WorkflowRule, { meta, before }: Saved, row: Row, context: RuleContext): boolean {
  const { criteria, on } = rule
  const isNew = before === undefined
  if (on === 'create' && !isNew) return false
  if (criteria === undefined) return isNew || on === 'always'
  const holds = (values: Row, was: Row | undefined) => {
    try {
      return compile(criteria)(recordScope(formulaSource(context), meta, values, was)) === true
    } catch (problem) {
      // A formula that cannot be computed for a record is not true of it.
      if (isFault(problem)) return false
      throw problem
    }
  }
  return holds(row, before) && !(on === 'met' && !isNew && holds(before, before))
}
