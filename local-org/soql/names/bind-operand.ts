/** Binds an operand of a query to the rows of its object. */
import type { Row } from '../../org/index.ts'
import type { OperandNode } from '../syntax/ast.ts'
import type { Expression } from '../values/expression.ts'
import { pathReader, resolvePath } from './resolve-path.ts'
import { bindCall } from './scalar-functions.ts'
import type { Scope } from './scope.ts'

/** What the operand reads from a row. Throws INVALID_FIELD or MALFORMED_QUERY. */
export function bindOperand(scope: Scope, node: OperandNode): Expression<Row> {
  if (node.kind === 'call') return bindCall(node, scope, (argument) => bindOperand(scope, argument))
  const path = resolvePath(scope, node)
  const { field, object, label, hops } = path
  const direct = hops.length === 0 ? field.name : undefined
  return { label, type: field.type, at: node.at, field, object, direct, read: pathReader(scope, path) }
}
