/** USING SCOPE: the ready-made filters of a query. https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_using_scope.htm */
import type { Row } from '../../org/index.ts'
import { bindOperand } from '../names/bind-operand.ts'
import type { Scope } from '../names/scope.ts'
import type { QueryNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import type { BoundCondition } from '../where/bound-condition.ts'

/** `mine` keeps the user's own records, `everything` keeps all; the others need teams or territories the org lacks. */
export function scopeCondition(scope: Scope, query: QueryNode): BoundCondition<Row> | undefined {
  const name = query.scope
  const word = name?.text.toLowerCase()
  if (!name || word === 'everything') return undefined
  if (word !== 'mine') throw refusal(scope.text, name.at, 'MALFORMED_QUERY', `Invalid scope: ${name.text}`)
  const path = { kind: 'path' as const, parts: [{ text: 'OwnerId', at: name.at }], at: name.at }
  return { kind: 'compare', left: bindOperand(scope, path), operator: '=', value: scope.org.user.Id }
}
