/** USING SCOPE: the ready-made filters of a query. https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_using_scope.htm */
import type { OrgView, Row } from '../../org/index.ts'
import { bindOperand } from '../names/bind-operand.ts'
import type { Scope } from '../names/scope.ts'
import type { Name, QueryNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import type { BoundCondition } from '../where/bound-condition.ts'

type Condition = BoundCondition<Row>
type MakeScope = (scope: Scope, at: number) => Condition | undefined

function field(scope: Scope, name: string, at: number) {
  return bindOperand(scope, { kind: 'path', parts: [{ text: name, at }], at })
}

/** Groups and queues the user belongs to. */
function groupsOf(org: OrgView): string[] {
  const members = org.object('GroupMember')
    ? (org.table('GroupMember').lookup('UserOrGroupId', [org.user.Id]) ?? [])
    : []
  return members.map((member) => String(member['GroupId']))
}

const ownedBy = (scope: Scope, at: number, values: string[], negated = false): Condition => {
  return { kind: 'in', left: field(scope, 'OwnerId', at), negated, values }
}

/** What each keeps. Teams and territories the org has not. */
const SCOPES: Readonly<Record<string, MakeScope>> = {
  everything: () => undefined,
  scopingrule: () => undefined,
  mine: (scope, at) => ownedBy(scope, at, [scope.org.user.Id]),
  mine_and_my_groups: (scope, at) => ownedBy(scope, at, [scope.org.user.Id, ...groupsOf(scope.org)]),
  queue_owned: (scope, at) => ({ kind: 'like', left: field(scope, 'OwnerId', at), pattern: '00G%' }),
  delegated: (scope, at) => ({
    kind: 'and',
    terms: [
      { kind: 'in', left: field(scope, 'CreatedById', at), negated: false, values: [scope.org.user.Id] },
      ownedBy(scope, at, [scope.org.user.Id], true),
    ],
  }),
}

/** The condition of the query's scope. Throws MALFORMED_QUERY for one the org has not. */
export function scopeCondition(scope: Scope, query: QueryNode): Condition | undefined {
  return query.scope && ofName(scope, query.scope)
}

function ofName(scope: Scope, name: Name): Condition | undefined {
  const make = SCOPES[name.text.toLowerCase()]
  if (!make) throw refusal(scope.text, name.at, 'MALFORMED_QUERY', `Invalid scope: ${name.text}`)
  return make(scope, name.at)
}
