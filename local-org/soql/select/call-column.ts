/** Functions in a SELECT: where in the record they stand, and what they read. */
import type { Row } from '../../org/index.ts'
import { bindOperand } from '../names/bind-operand.ts'
import { NAME_OBJECT } from '../names/name-object.ts'
import { resolvePath } from '../names/resolve-path.ts'
import type { Scope } from '../names/scope.ts'
import type { CallNode, OperandNode, PathNode } from '../syntax/ast.ts'
import { wireSpelling } from '../values/wire-value.ts'
import type { ReadColumn } from './column.ts'
import type { RecordShape } from './record-shape.ts'

/** The field a function is about. */
function pathIn(node: OperandNode): PathNode | undefined {
  if (node.kind === 'path') return node
  const inner = node.args.find((argument) => argument.kind === 'path' || argument.kind === 'call')
  return inner && (inner.kind === 'path' || inner.kind === 'call') ? pathIn(inner) : undefined
}

/** The same function of the last field of its path alone, as the record that has the field reads it. */
function nearby(node: CallNode): CallNode {
  const args = node.args.map((argument) => {
    if (argument.kind === 'path') return { ...argument, parts: argument.parts.slice(-1) }
    return argument.kind === 'call' ? nearby(argument) : argument
  })
  return { ...node, args }
}

interface Placed {
  readonly column: ReadColumn<Row>
  /** False when the place is taken. */
  readonly added: boolean
  readonly key: string
}

/**
 * A function stands under its alias, or under the field it wraps: `toLabel(Status)` comes back as Status, and
 * `toLabel(Account.Rating)` as Rating of the Account.
 */
export function placeCall(
  scope: Scope,
  shape: RecordShape,
  node: CallNode,
  { alias, index }: { alias?: string; index: number },
): Placed {
  const expression = bindOperand(scope, node)
  const spell = wireSpelling(expression.type)
  const read = (row: Row) => spell(expression.read(row))
  const path = alias === undefined && expression.field ? pathIn(node) : undefined
  const { hops = [], field, label = '' } = path ? resolvePath(scope, path) : {}
  const last = hops.at(-1)
  if (!last || !field || last.object === NAME_OBJECT) {
    const name = alias ?? expression.field?.name ?? `expr${index}`
    return { column: { name, type: expression.type, read }, added: shape.add(name, read), key: name }
  }
  const inner = bindOperand({ ...scope, object: last.object, prefixes: new Map() }, nearby(node))
  let place = shape
  for (const hop of hops) place = place.parent(hop)
  const added = place.add(field.name, (row) => spell(inner.read(row)))
  return { column: { name: label, type: expression.type, read }, added, key: field.name }
}
