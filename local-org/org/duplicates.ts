/** What Salesforce tells of records that a rule holds for one another. */

import { type Match, matchesOf } from './matching/match.ts'
import { STANDARD_RULES } from './matching/standard-rules.ts'
import type { DuplicateRule } from './rulebook.ts'
import type { Row, Table, Value } from './schema.ts'

type Values = Readonly<Record<string, Value | undefined>>

/** Records that a rule holds for the same as this one. `accounts` are those of contacts, for rules that compare companies. */
export function duplicatesOf(rule: DuplicateRule, values: Values, table: Table | undefined, accounts?: Table): Match[] {
  const standard = STANDARD_RULES[rule.matchingRule ?? '']
  if (standard) return table ? matchesOf(standard, values, table, accounts) : []
  return equalTo(rule, values, table).map((row) => ({ row, confidence: 100 }))
}

/** The fields a rule looks at. */
export function matchedFields({
  matchingRule = '',
  matchFields,
}: Pick<DuplicateRule, 'matchingRule' | 'matchFields'>): string[] {
  const standard = STANDARD_RULES[matchingRule]
  if (!standard) return matchFields
  return Object.values(standard.fields).map(([field]) => (field.startsWith('Account.') ? 'AccountId' : field))
}

/** Live rows whose matching fields have the values of a record, itself left out; none when one of the fields is empty. */
function equalTo(rule: DuplicateRule, values: Values, table: Table | undefined): Row[] {
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
export function duplicateResult(rule: DuplicateRule, matches: readonly Match[]): Record<string, unknown> {
  const matchRecords = matches.map(({ row: { Id }, confidence }) => ({
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: confidence,
    record: { attributes: { type: rule.object }, Id },
  }))
  const matchResult = {
    entityType: rule.object,
    errors: [],
    matchEngine: rule.matchingRule ? 'FuzzyMatchEngine' : 'ExactMatchEngine',
    matchRecords,
    rule: rule.matchingRule ?? rule.name,
    success: true,
    size: matches.length,
  }
  return {
    allowSave: rule.action === 'alert',
    duplicateRule: rule.name,
    duplicateRuleEntityType: rule.object,
    errorMessage: rule.message,
    matchResults: [matchResult],
  }
}
