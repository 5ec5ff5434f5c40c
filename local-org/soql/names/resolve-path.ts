/** Looks a field path up in the schema: `account.owner.name` -> two hops and a field, in API casing. */
import type { FieldDef, ObjectDef, Row, Value } from '../../org/index.ts'
import type { Name, PathNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import { fieldReader } from '../values/read-field.ts'
import { type Hop, hopAlong, relationshipField } from './hop.ts'
import { NAME_OBJECT, nameReader } from './name-object.ts'
import { type Scope, withoutPrefix } from './scope.ts'

const MAX_LEVELS = 5

export interface ResolvedPath {
  readonly hops: readonly Hop[]
  /** The object the field was found on. */
  readonly object: ObjectDef
  readonly field: FieldDef
  /** The whole path in API casing. */
  readonly label: string
}

function noRelationship(scope: Scope, path: PathNode, name: string) {
  const message = `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
  return refusal(scope.text, path.at, 'INVALID_FIELD', message)
}

function noColumn(scope: Scope, path: PathNode, name: string, object: ObjectDef) {
  const message = `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
  return refusal(scope.text, path.at, 'INVALID_FIELD', message)
}

function hopsAlong(scope: Scope, path: PathNode, names: readonly Name[]): Hop[] {
  const hops: Hop[] = []
  let object = scope.object
  for (const { text } of names) {
    const field = relationshipField(scope.org, object, text)
    const hop = field && hopAlong(scope.org, field)
    if (!hop) throw noRelationship(scope, path, text)
    hops.push(hop)
    object = hop.object
  }
  if (hops.length > MAX_LEVELS) {
    const message = `SOQL queries can't follow more than ${MAX_LEVELS} levels of relationships`
    throw refusal(scope.text, path.at, 'MALFORMED_QUERY', message)
  }
  return hops
}

function fieldOf(scope: Scope, object: ObjectDef, name: string): FieldDef | undefined {
  if (object !== NAME_OBJECT) return scope.org.field(object, name)
  return NAME_OBJECT.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
}

/** The relationship a path of names leads along, for TYPEOF. Throws INVALID_FIELD. */
export function resolveRelationship(scope: Scope, path: PathNode): readonly Hop[] {
  return hopsAlong(scope, path, withoutPrefix(scope, path.parts))
}

/**
 * The hops and the field of a path. Throws INVALID_FIELD: "Didn't understand relationship …" or "No such column …".
 */
export function resolvePath(scope: Scope, path: PathNode): ResolvedPath {
  const names = withoutPrefix(scope, path.parts)
  const last = names.at(-1)!
  const hops = hopsAlong(scope, path, names.slice(0, -1))
  const object = hops.at(-1)?.object ?? scope.object
  const field = fieldOf(scope, object, last.text)
  if (!field) throw noColumn(scope, path, last.text, object)
  return { hops, object, field, label: [...hops.map((hop) => hop.name), field.name].join('.') }
}

/** Reads the field at the end of the hops; null where a hop leads nowhere. */
export function pathReader(scope: Scope, path: ResolvedPath): (row: Row) => Value {
  const { hops, object, field } = path
  const targets = hops.at(-1)?.targets ?? []
  const read = object === NAME_OBJECT ? nameReader(scope.org, targets, field) : fieldReader(field)
  return hops.reduceRight<(row: Row) => Value>((next, hop) => {
    return (row) => {
      const found = hop.follow(row)
      return found ? next(found) : null
    }
  }, read)
}
