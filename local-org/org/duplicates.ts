/** What Salesforce tells of records that a rule holds for one another. */

import type { DuplicateRule } from './rulebook.ts'
import type { Row, Table, Value } from './schema.ts'

type Values = Readonly<Record<string, Value | undefined>>

/** Live rows whose matching fields have the values of a record, itself left out; none when one of the fields is empty. */
export function duplicatesOf(rule: DuplicateRule, values: Values, table: Table | undefined): Row[] {
  const [first = ''] = rule.matchFields
  const key = (one: Values, field: string) => String(one[field] ?? '').toLowerCase()
  if (rule.matchFields.some((field) => key(values, field) === '')) return []
  const found = table?.lookup(first, [values[first] ?? null]) ?? [...(table?.all() ?? [])]
  return found.filter(
    (row) =>
      row.Id !== values['Id'] &&
      row['IsDeleted'] !== true &&
      rule.matchFields.every((field) => key(row, field) === key(values, field)),
  )
}

/** DuplicateResult, as JSON has it. */
export function duplicateResult(rule: DuplicateRule, rows: readonly Row[]): Record<string, unknown> {
  const matchRecords = rows.map(({ Id }) => ({
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: 100,
    record: { attributes: { type: rule.object }, Id },
  }))
  const matchResult = {
    entityType: rule.object,
    errors: [],
    matchEngine: 'ExactMatchEngine',
    matchRecords,
    rule: rule.name,
    success: true,
    size: rows.length,
  }
  return {
    allowSave: rule.action === 'alert',
    duplicateRule: rule.name,
    duplicateRuleEntityType: rule.object,
    errorMessage: rule.message,
    matchResults: [matchResult],
  }
}
