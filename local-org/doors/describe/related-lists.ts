/** The lists below a record in the form of describe: those of its layout, or all children that have pages. */

import type { ObjectDef } from '../../org/index.ts'
import { columnPath } from '../list-views/column-path.ts'
import { fieldAt } from '../list-views/field-at.ts'
import type { Call } from '../wire/index.ts'
import type { LayoutList } from './layout-item.ts'
import { pageLayout } from './page-layout.ts'

type Relationship = ObjectDef['childRelationships'][number]

/** Whether a layout means this relationship: 'RelatedContactList', 'Child__c.Account__c'. */
function isMeant({ name }: LayoutList, { childSObject, field }: Relationship): boolean {
  return name === `Related${childSObject}List` || name === `${childSObject}.${field}`
}

/** `lists` are those of the layout, in its order; left out: all. */
export function relatedLists(call: Call, object: ObjectDef, lists?: LayoutList[]): Record<string, unknown>[] {
  const shown = object.childRelationships.filter(({ childSObject, relationshipName }) => {
    return relationshipName && call.view.object(childSObject)?.layoutable
  })
  if (!lists) return shown.flatMap((relationship) => relatedList(call, relationship))
  return lists.flatMap((list) => {
    const relationship = shown.find((one) => isMeant(list, one))
    return relationship ? relatedList(call, relationship, list.fields) : []
  })
}

/** The columns a layout names that are there for the user, as paths. */
function drawnPaths(call: Call, child: ObjectDef, fields: string[]): string[] {
  return fields.map((code) => columnPath(call.view, child, code)).filter((path) => fieldAt(call.view, child, path))
}

/** A list below the records of an object: its place among the others, and its columns as paths. */
export interface ListOnLayout {
  relationshipName: string
  paths: string[]
}

/** The lists a deployed layout puts below a record, in its order; undefined where nobody drew any. */
export function listsOnLayout(call: Call, object: ObjectDef): ListOnLayout[] | undefined {
  const { relatedLists: drawn = [] } = pageLayout(call, object)
  if (drawn.length === 0) return undefined
  return drawn.flatMap((list) => {
    const relationship = object.childRelationships.find((one) => isMeant(list, one))
    const child = relationship && call.view.object(relationship.childSObject)
    const { relationshipName } = relationship ?? {}
    return child && relationshipName ? [{ relationshipName, paths: drawnPaths(call, child, list.fields) }] : []
  })
}

/** The name of the children is the column, unless the layout names others. */
function relatedList(call: Call, relationship: Relationship, fields: string[] = []): Record<string, unknown>[] {
  const child = call.view.object(relationship.childSObject)
  if (!child) return []
  const names = child.fields.filter(({ nameField }) => nameField)
  // A list has a column at least: of what has no name, its id.
  const usual = (names.length > 0 ? names : child.fields.slice(0, 1)).map(({ name }) => name)
  const drawn = drawnPaths(call, child, fields)
  const columns = (drawn.length > 0 ? drawn : usual).map((path) => column(call, child, path))
  return [
    {
      accessLevelRequiredForCreate: null,
      buttons: [],
      columns,
      custom: child.custom,
      field: relationship.field,
      label: child.labelPlural,
      limitRows: 6,
      name: relationship.relationshipName,
      sobject: child.name,
      sort: [],
    },
  ]
}

function column(call: Call, child: ObjectDef, path: string): Record<string, unknown> {
  const field = fieldAt(call.view, child, path)
  const lookupId = field?.nameField ? (path.includes('.') ? path.replace(/\w+$/, 'Id') : 'Id') : null
  const format = field?.type === 'date' || field?.type === 'datetime' ? field.type : null
  return {
    field: `${child.name}.${path}`,
    fieldApiName: path,
    format,
    label: field?.label ?? path,
    lookupId,
    name: path,
  }
}
