/** One step along a relationship, from a record to the record it points at. */
import type { FieldDef, ObjectDef, OrgView, Row, Table } from '../../org/index.ts'
import { NAME_OBJECT } from './name-object.ts'

export interface Hop {
  /** Relationship name in API casing. */
  readonly name: string
  /** What the far side is known as: its object, or the Name entity when there may be several. */
  readonly object: ObjectDef
  /** The objects the relationship may lead to. */
  readonly targets: readonly ObjectDef[]
  /** The record at the far side; undefined when the reference is empty or leads nowhere visible. */
  follow(row: Row): Row | undefined
  /** The object of a record found at the far side. */
  objectOf(row: Row): ObjectDef
}

const relationships = new WeakMap<ObjectDef, ReadonlyMap<string, FieldDef>>()

function relationshipsOf(object: ObjectDef): ReadonlyMap<string, FieldDef> {
  const known = relationships.get(object)
  if (known) return known
  const named = object.fields.filter((field) => field.relationshipName)
  const found = new Map(named.map((field) => [field.relationshipName!.toLowerCase(), field]))
  relationships.set(object, found)
  return found
}

/** The reference field behind a relationship name, if there is one the user may see. */
export function relationshipField(org: OrgView, object: ObjectDef, name: string): FieldDef | undefined {
  const field = relationshipsOf(object).get(name.toLowerCase())
  if (!field || object === NAME_OBJECT) return field
  return org.field(object, field.name)
}

function oneTable(table: Table, foreignKey: string): (row: Row) => Row | undefined {
  return (row) => {
    const id = row[foreignKey]
    return typeof id === 'string' ? table.get(id) : undefined
  }
}

function manyTables(org: OrgView, targets: readonly ObjectDef[], foreignKey: string): (row: Row) => Row | undefined {
  const tables = new Map(targets.map((target) => [target.keyPrefix, org.table(target.name)]))
  return (row) => {
    const id = row[foreignKey]
    return typeof id === 'string' ? tables.get(id.slice(0, 3))?.get(id) : undefined
  }
}

/** The hop along a reference field; undefined when the user may see none of the objects it leads to. */
export function hopAlong(org: OrgView, field: FieldDef): Hop | undefined {
  const targets = (field.referenceTo ?? []).flatMap((name) => org.object(name) ?? [])
  const only = targets[0]
  if (!only) return undefined
  const single = field.referenceTo?.length === 1
  const byPrefix = new Map(targets.map((target) => [target.keyPrefix, target]))
  return {
    name: field.relationshipName ?? field.name,
    object: single ? only : NAME_OBJECT,
    targets,
    follow: single ? oneTable(org.table(only.name), field.name) : manyTables(org, targets, field.name),
    objectOf: single ? () => only : (row) => byPrefix.get(row.Id.slice(0, 3)) ?? only,
  }
}
