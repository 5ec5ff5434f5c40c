/** TYPEOF: other fields for each object a polymorphic relationship may lead to. */
import type { ObjectDef } from '../../org/index.ts'
import type { Hop } from '../names/hop.ts'
import { resolvePath, resolveRelationship } from '../names/resolve-path.ts'
import { openScope, type Scope } from '../names/scope.ts'
import type { PathNode, QueryNode, TypeofItem } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import { type WireRead, wireReader } from './field-value.ts'
import { RecordShape } from './record-shape.ts'

function branchShape(scope: Scope, object: ObjectDef, fields: readonly PathNode[], query: QueryNode): RecordShape {
  const inner = openScope(scope, object, query)
  const shape = new RecordShape(() => object)
  for (const node of fields) {
    const { hops, object: owner, field } = resolvePath(inner, node)
    let place = shape
    for (const hop of hops) place = place.parent(hop)
    place.add(field.name, wireReader(scope.org, owner, field, hops.at(-1)))
  }
  return shape
}

/** ELSE reads the fields of the Name entity, whatever the record is. */
function otherwiseShape(scope: Scope, hop: Hop, item: TypeofItem): RecordShape {
  const shape = new RecordShape(hop.objectOf)
  for (const node of item.otherwise) {
    const path = { ...node, parts: [...item.relationship.parts, ...node.parts] }
    const { field, object } = resolvePath(scope, path)
    shape.add(field.name, wireReader(scope.org, object, field, hop))
  }
  return shape
}

function targetNamed(scope: Scope, hop: Hop, name: { text: string; at: number }): ObjectDef {
  const target = hop.targets.find((object) => object.name.toLowerCase() === name.text.toLowerCase())
  if (target) return target
  const message = `'${name.text}' is not a possible type of the relationship '${hop.name}'`
  throw refusal(scope.text, name.at, 'INVALID_TYPE', message)
}

export interface TypeSwitch {
  /** The way to the records the switch looks at. */
  readonly hops: readonly Hop[]
  /** Reads the record behind the last hop from the record before it. */
  readonly read: WireRead
}

/** How a TYPEOF is read. Throws INVALID_FIELD and INVALID_TYPE. */
export function typeSwitch(scope: Scope, query: QueryNode, item: TypeofItem): TypeSwitch {
  const hops = resolveRelationship(scope, item.relationship)
  const hop = hops.at(-1)!
  const shapes = new Map<ObjectDef, RecordShape>()
  for (const branch of item.branches) {
    const target = targetNamed(scope, hop, branch.type)
    shapes.set(target, branchShape(scope, target, branch.fields, query))
  }
  const otherwise = otherwiseShape(scope, hop, item)
  const read: WireRead = (row, version) => {
    const found = hop.follow(row)
    return found ? (shapes.get(hop.objectOf(found)) ?? otherwise).write(found, version) : null
  }
  return { hops, read }
}
