/** The layouts of an object as the UI API tells them (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout.htm). */

import type { FieldDef, ObjectDef } from '../../org/index.ts'
import { compactItems, type LayoutItem, type LayoutSection, pageLayout } from '../describe/index.ts'
import { tagOf } from './etag.ts'

export type LayoutType = 'Full' | 'Compact'
export type Mode = 'View' | 'Edit' | 'Create'

export interface LayoutWish {
  type: LayoutType
  mode: Mode
  recordTypeId: string
}

type Section = Omit<LayoutSection, 'id' | 'heading' | 'columns'> & {
  id: string | null
  heading: string | null
  columns: number
}

/** The sections of a layout in a mode: a compact one has a single one without a name. */
function sectionsOf(object: ObjectDef, { type, mode }: Pick<LayoutWish, 'type' | 'mode'>): Section[] {
  if (type === 'Compact') {
    const rows = compactItems(object).map((item) => [item])
    return [{ id: null, heading: null, columns: 1, rows, onlyForView: false }]
  }
  return pageLayout(object).sections.filter(({ onlyForView }) => mode === 'View' || !onlyForView)
}

/** One layout. */
export function showLayout(object: ObjectDef, wish: LayoutWish): Record<string, unknown> {
  const { type, mode, recordTypeId } = wish
  const layout = {
    id: type === 'Compact' ? null : pageLayout(object).id,
    layoutType: type,
    mode,
    objectApiName: object.name,
    recordTypeId,
    saveOptions: [],
    sections: sectionsOf(object, wish).map(showSection),
  }
  return { eTag: tagOf(layout), ...layout }
}

function showSection({ id, heading, columns, rows, onlyForView }: Section): Record<string, unknown> {
  return {
    collapsible: false,
    columns,
    heading,
    id,
    layoutRows: rows.map((items) => ({ layoutItems: items.map(showItem) })),
    rows: rows.length,
    useHeading: heading !== null && !onlyForView,
  }
}

function showItem({ label, fields, whole, required, editableForNew, editableForUpdate }: LayoutItem) {
  const [first] = fields
  const isName = first?.nameField === true || whole?.nameField === true
  return {
    editableForNew,
    editableForUpdate,
    label,
    layoutComponents: fields.map((field) => ({ apiName: field.name, componentType: 'Field', label: field.label })),
    lookupIdApiName: isName ? 'Id' : first?.type === 'reference' ? first.name : null,
    required,
    sortable: false,
  }
}

/** Which sections of a layout the user has folded: none, as nobody does here. */
export function layoutUserState(object: ObjectDef): Record<string, unknown> {
  const { id, sections } = pageLayout(object)
  return {
    id,
    sectionUserStates: Object.fromEntries(sections.map((one) => [one.id, { collapsed: false, id: one.id }])),
  }
}

/** The fields behind a layout, with the names of the records its lookups lead to: 'OwnerId', 'Owner.Name'. */
export function layoutPaths(object: ObjectDef, wish: Pick<LayoutWish, 'type' | 'mode'>): string[] {
  const items = sectionsOf(object, wish).flatMap(({ rows }) => rows.flat())
  return items.flatMap(({ fields, whole }) => [
    ...(whole?.nameField ? [whole.name] : []),
    ...fields.flatMap((field) => [field.name, ...namePath(field)]),
  ])
}

/** Objects whose records are called by another field than Name. */
const NAMES: Readonly<Record<string, string>> = { Case: 'CaseNumber', Contract: 'ContractNumber', Order: 'OrderNumber' }

function namePath({ type, relationshipName, referenceTo = [] }: FieldDef): string[] {
  if (type !== 'reference' || !relationshipName) return []
  const [target = '', ...more] = referenceTo
  return [`${relationshipName}.${more.length === 0 ? (NAMES[target] ?? 'Name') : 'Name'}`]
}
