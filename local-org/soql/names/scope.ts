/** What the names of one SELECT are looked up in: the object it reads, its aliases, and the org behind it. */
import { type ObjectDef, OrgError, type OrgView, type Row } from '../../org/index.ts'
import type { Name, QueryNode, SourceNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'

/** What a scope can ask of the query engine for a query written inside another; handed in to keep imports one-way. */
export interface NestedQueries {
  /** The rows of a query over `scope.object`, filtered, ordered and cut. */
  rows(scope: Scope, query: QueryNode): Row[]
}

export interface Scope {
  readonly org: OrgView
  readonly text: string
  readonly object: ObjectDef
  /** What a path may begin with (lower case) and the relationships it stands for. */
  readonly prefixes: ReadonlyMap<string, readonly Name[]>
  readonly withDeleted: boolean
  /** The org's clock when the query started, epoch ms: one query sees one TODAY. */
  readonly now: number
  readonly nested: NestedQueries
}

/** Expands an alias or the object's own name at the head of a path: `c.Account.Name` -> `Account.Name`. */
export function withoutPrefix(scope: Scope, parts: readonly Name[]): readonly Name[] {
  const standsFor = parts.length > 1 ? scope.prefixes.get(parts[0]!.text.toLowerCase()) : undefined
  return standsFor ? [...standsFor, ...parts.slice(1)] : parts
}

function prefixesOf(object: ObjectDef, from: readonly SourceNode[]): ReadonlyMap<string, readonly Name[]> {
  const [first, ...others] = from
  const prefixes = new Map<string, readonly Name[]>([[object.name.toLowerCase(), []]])
  for (const part of first ? [first.path.parts.at(-1), first.alias] : []) {
    if (part) prefixes.set(part.text.toLowerCase(), [])
  }
  for (const { path, alias } of others) {
    const head = prefixes.get(path.parts[0]?.text.toLowerCase() ?? '')
    if (head && alias) prefixes.set(alias.text.toLowerCase(), [...head, ...path.parts.slice(1)])
  }
  return prefixes
}

/** The scope of a query over `object` inside another, or of an outermost one. */
export function openScope(outer: Omit<Scope, 'object' | 'prefixes'>, object: ObjectDef, query: QueryNode): Scope {
  return { ...outer, object, prefixes: prefixesOf(object, query.from) }
}

/** The object a FROM names, if it may be queried. Throws INVALID_TYPE, or INVALID_TYPE_FOR_OPERATION, which tells no place [recorded]. */
export function sourceObject(outer: Omit<Scope, 'object' | 'prefixes'>, query: QueryNode): ObjectDef {
  const object = namedObject(outer, query)
  if (object.queryable) return object
  const message = `entity type ${object.name} does not support query`
  throw new OrgError('INVALID_TYPE_FOR_OPERATION', message)
}

/** The object a FROM names, whether it may be queried or not. Throws INVALID_TYPE. */
export function namedObject(outer: Omit<Scope, 'object' | 'prefixes'>, query: QueryNode): ObjectDef {
  const name = query.from[0]!.path.parts[0]!
  const object = query.from[0]!.path.parts.length === 1 ? outer.org.object(name.text) : undefined
  if (!object) {
    const message = `sObject type '${name.text}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`
    throw refusal(outer.text, name.at, 'INVALID_TYPE', message)
  }
  return object
}
