/** Queries the platform does not answer although they are well formed. */
import { OrgError } from '../org/index.ts'
import type { Scope } from './names/scope.ts'
import type { ConditionNode, Query } from './syntax/ast.ts'
import { refusal } from './syntax/refusal.ts'

const LINK_FIELDS = ['id', 'contentdocumentid', 'linkedentityid']

/** Whether every row the condition accepts is picked by an id. */
function picksById(node: ConditionNode): boolean {
  if (node.kind === 'and') return node.terms.some(picksById)
  if (node.kind === 'or') return node.terms.every(picksById)
  const picks =
    node.kind === 'in' || node.kind === 'join' ? !node.negated : node.kind === 'compare' && node.operator === '='
  if (!picks || !('left' in node) || node.left.kind !== 'path') return false
  return LINK_FIELDS.includes(node.left.parts.at(-1)!.text.toLowerCase())
}

function needsIdFilter(scope: Scope, { node }: Query): void {
  if (scope.object.name !== 'ContentDocumentLink' || (node.where && picksById(node.where))) return
  const message =
    "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator."
  throw new OrgError('MALFORMED_QUERY', message)
}

function noApexClauses({ text }: Scope, { node }: Query): void {
  if (node.allRows) {
    throw refusal(text, node.allRows.at, 'MALFORMED_QUERY', 'ALL ROWS not allowed in this context')
  }
}

const MODES = ['SECURITY_ENFORCED', 'USER_MODE', 'SYSTEM_MODE']

/** The view already shows only what the user may see, so every security mode is the same; there are no data categories. */
function knownMode({ text }: Scope, { node }: Query): void {
  const { mode } = node
  if (!mode || MODES.includes(mode.text.toUpperCase())) return
  const message =
    mode.text.toUpperCase() === 'DATA'
      ? 'WITH DATA CATEGORY is not supported: this organization has no data categories'
      : `unexpected token: '${mode.text}'`
  throw refusal(text, mode.at, 'MALFORMED_QUERY', message)
}

/** Throws MALFORMED_QUERY for a query the REST API does not take. */
export function checkRestrictions(scope: Scope, query: Query): void {
  for (const check of [needsIdFilter, noApexClauses, knownMode]) check(scope, query)
}
