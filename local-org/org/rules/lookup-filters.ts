/**
 * What a lookup points at must pass the lookup's filter
 * (https://help.salesforce.com/s/articleView?id=platform.fields_lookup_filters_create.htm).
 */

import { holds } from '../save/boolean-filter.ts'
import { type Change, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { meets } from '../save/summary-filter.ts'
import { type FieldDef, type LookupFilter, OrgError, type Row } from '../schema.ts'

const WORDS = 'Value does not exist or does not match filter criteria.'

function passes(filter: LookupFilter, target: Row, change: Change, context: RuleContext): boolean {
  const meta = context.catalog.ofId(target.Id)
  const results = filter.filters.map(({ valueField, ...one }) => {
    const values = valueField === undefined ? one.values : [String(change.after[valueField] ?? '')]
    return meets([{ ...one, values }], (name) => meta?.field(name), target)
  })
  return holds(filter.booleanFilter, results)
}

function check(field: FieldDef, filter: LookupFilter, change: Change, context: RuleContext): void {
  const sources = filter.filters.flatMap(({ valueField }) => valueField ?? [])
  if (![field.name, ...sources].some((name) => isChanged(change, name))) return
  const target = context.live(change.after[field.name])
  if (!target || passes(filter, target, change, context)) return
  throw new OrgError('FIELD_FILTER_VALIDATION_EXCEPTION', filter.message ?? WORDS, { fields: [field.name] })
}

export default {
  objects: 'all',
  order: 55,
  check(change, context) {
    if (change.kind !== 'create' && change.kind !== 'update') return
    for (const field of change.meta.references)
      if (field.lookupFilter) check(field, field.lookupFilter, change, context)
  },
} satisfies Rule
