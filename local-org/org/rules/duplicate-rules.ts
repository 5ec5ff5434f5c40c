/** The administrator's duplicate rules: equal values in the matching fields make two records one person or company. */
import type { DuplicateRule } from '../rulebook.ts'
import { type Change, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError, type Row } from '../schema.ts'

function matches({ after, meta }: Change, context: RuleContext, rule: DuplicateRule): Row[] {
  const [first = '', ...rest] = rule.matchFields
  const key = (values: Change['after'], field: string) => String(values[field] ?? '').toLowerCase()
  if (rule.matchFields.some((field) => key(after, field) === '')) return []
  const table = context.table(meta.name)
  const found = table?.lookup(first, [after[first] ?? null]) ?? [...(table?.all() ?? [])]
  return found.filter(
    (row) =>
      row.Id !== after['Id'] &&
      row['IsDeleted'] !== true &&
      [first, ...rest].every((field) => key(row, field) === key(after, field)),
  )
}

/** The body Salesforce sends has `duplicateResut`, spelled so (seen in v54 and v56). */
function refusal(rule: DuplicateRule, object: string, rows: Row[]): OrgError {
  const matchRecords = rows.map(({ Id }) => ({
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: 100,
    record: { attributes: { type: object }, Id },
  }))
  const result = {
    allowSave: rule.action === 'alert',
    duplicateRule: rule.name,
    duplicateRuleEntityType: object,
    errorMessage: rule.message,
    matchResults: [
      {
        entityType: object,
        errors: [],
        matchEngine: 'ExactMatchEngine',
        matchRecords,
        rule: rule.name,
        success: true,
        size: rows.length,
      },
    ],
  }
  return new OrgError('DUPLICATES_DETECTED', rule.message, { extra: { duplicateResut: result } })
}

export default {
  objects: 'all',
  order: 70,
  check(change, context) {
    const { options, rulebook } = context
    if (options.skipCustomRules || (change.kind !== 'create' && change.kind !== 'update')) return
    for (const rule of rulebook.duplicateRules) {
      if (!rule.active || rule.object !== change.meta.name) continue
      if (rule.action === 'alert' && options.allowDuplicates) continue
      if (!rule.matchFields.some((field) => isChanged(change, field))) continue
      const rows = matches(change, context, rule)
      if (rows.length) throw refusal(rule, change.meta.name, rows)
    }
  },
} satisfies Rule
