/** Who points at whom: what a parent learns of its children from their fields. */
import type { ChildRelationship } from '../../org/schema.ts'
import type { FieldSpec } from '../kit/index.ts'

/** A child's field as its parent sees it. */
export interface Link extends ChildRelationship {
  parent: string
}

/** The links of a field that gives all its parents the same name. */
export function linksOf(child: string, field: FieldSpec): Link[] {
  const { name, referenceTo = [], childRelationshipName, onParentDelete, childCascade, childRestricted } = field
  return referenceTo.map((parent) => ({
    parent,
    childSObject: child,
    field: name,
    relationshipName: childRelationshipName ?? null,
    cascadeDelete: childCascade ?? onParentDelete === 'cascade',
    restrictedDelete: childRestricted ?? onParentDelete === 'restrict',
  }))
}
