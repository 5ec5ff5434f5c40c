/** Field updates of workflow rules: of the record itself, all in one, or of the record it looks up to. */
import { compile } from '../formula/compile.ts'
import { toStored } from '../formula/formula-value.ts'
import { recordScope } from '../formula/record-scope.ts'
import type { WorkflowFieldUpdate } from '../rulebook.ts'
import { formulaSource } from '../save/formula-source.ts'
import type { Draft, RuleContext } from '../save/rule.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Row, Value } from '../schema.ts'
import type { Saved } from './is-met.ts'

/** Answers the records, this one among them, whose rules are to be asked again, as a field of theirs changed. */
export function carryOutUpdates(updates: WorkflowFieldUpdate[], saved: Saved, context: RuleContext): Saved[] {
  const { meta, id } = saved
  const row = context.live(id)
  if (!row) return []
  const values: Draft = {}
  const again: Saved[] = []
  for (const update of updates) {
    const source: Row = { ...row, ...values, Id: id }
    const changed = update.target
      ? updateParent(update, meta, source, context)
      : setValue(values, update, { meta, source, target: row, of: meta }, context) && saved
    if (changed && update.reevaluates) again.push(changed)
  }
  if (Object.keys(values).length > 0) context.update(id, values)
  return again
}

interface Place {
  /** The record the rule was about. */
  meta: Meta
  source: Row
  /** The record to change. */
  of: Meta
  target: Row
}

/** Puts the new value among `values` when it is another one. */
function setValue(values: Draft, update: WorkflowFieldUpdate, place: Place, context: RuleContext): boolean {
  const field = place.of.field(update.field)
  if (!field) return false
  const value = newValue(update, field, place, context)
  if (value === (values[field.name] ?? place.target[field.name] ?? null)) return false
  values[field.name] = value
  return true
}

function newValue({ to }: WorkflowFieldUpdate, field: FieldDef, place: Place, context: RuleContext): Value {
  const { meta, source, target } = place
  if ('value' in to) return to.value
  if ('step' in to) return neighbour(field, target[field.name] ?? null, to.step)
  return toStored(field, compile(to.formula)(recordScope(formulaSource(context), meta, source)))
}

/** The choice after or before the current one; at the ends nothing changes. */
function neighbour({ picklistValues = [] }: FieldDef, current: Value, step: number): Value {
  const values = picklistValues.filter(({ active }) => active).map(({ value }) => value)
  const at = values.indexOf(String(current))
  return values[at < 0 ? 0 : at + step] ?? current
}

/** The parent as it was saved; undefined when nothing changed. */
function updateParent(update: WorkflowFieldUpdate, meta: Meta, source: Row, context: RuleContext): Saved | undefined {
  const target = context.live(source[update.target ?? ''])
  const of = target && context.catalog.ofId(target.Id)
  const values: Draft = {}
  if (!of || !setValue(values, update, { meta, source, target, of }, context)) return undefined
  context.update(target.Id, values)
  return { meta: of, id: target.Id, before: target }
}
