/** The children of a record that its page lists. */

import type { ObjectDef } from '../../org/index.ts'
import { listsOnLayout } from '../describe/index.ts'
import { type Call, notFound } from '../wire/index.ts'

export interface Related {
  parent: ObjectDef
  child: ObjectDef
  /** The relationship: 'Contacts'. */
  name: string
  /** The field of the child that leads to the parent. */
  field: string
}

/** Those of a deployed layout, in its order; else every relationship whose children have pages. */
export function relatedOf(call: Call, parent: ObjectDef): Related[] {
  const all = everyRelated(call, parent)
  const drawn = listsOnLayout(call, parent)
  return drawn ? drawn.flatMap((list) => all.find(({ name }) => name === list.relationshipName) ?? []) : all
}

function everyRelated(call: Call, parent: ObjectDef): Related[] {
  return parent.childRelationships.flatMap(({ childSObject, field, relationshipName: name }) => {
    const child = call.view.object(childSObject)
    return name && child?.layoutable ? { parent, child, name, field } : []
  })
}

/** A relationship by its name. Throws NOT_FOUND. */
export function relatedNamed(call: Call, parent: ObjectDef, name = ''): Related {
  const relation = parent.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === name.toLowerCase(),
  )
  const child = relation && call.view.object(relation.childSObject)
  if (!child) throw notFound()
  return { parent, child, name: relation.relationshipName ?? name, field: relation.field }
}
