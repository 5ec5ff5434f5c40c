/** The layouts of an object as the UI API tells them (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout.htm). */

import type { FieldDef, ObjectDef } from '../../org/index.ts'
import { compactItems, type LayoutItem, type LayoutSection, pageLayout } from '../describe/index.ts'
import { type Call, isObject } from '../wire/index.ts'
import { tagOf } from './etag.ts'
import { keepPreferences, preferences } from './preferences.ts'

export type LayoutType = 'Full' | 'Compact'
export type Mode = 'View' | 'Edit' | 'Create'

export interface LayoutWish {
  type: LayoutType
  mode: Mode
  recordTypeId: string
}

type FieldsWish = Pick<LayoutWish, 'type' | 'mode'> & { recordTypeId?: string }

type Section = Omit<LayoutSection, 'id' | 'heading' | 'columns'> & {
  id: string | null
  heading: string | null
  columns: number
}

/** A section without a name. */
const unnamed = { view: false, edit: false }

/** The sections of a layout in a mode: a compact one has a single one without a name. */
function sectionsOf(call: Call, object: ObjectDef, { type, mode, recordTypeId }: FieldsWish): Section[] {
  if (type === 'Compact') {
    const rows = compactItems(call, object).map((item) => [item])
    return [{ id: null, heading: null, headings: unnamed, columns: 1, rows, onlyForView: false }]
  }
  return pageLayout(call, object, recordTypeId).sections.filter(({ onlyForView }) => mode === 'View' || !onlyForView)
}

/** One layout. */
export function showLayout(call: Call, object: ObjectDef, wish: LayoutWish): Record<string, unknown> {
  const { type, mode, recordTypeId } = wish
  const { version } = call
  const layout = {
    id: type === 'Compact' ? null : pageLayout(call, object, recordTypeId).id,
    layoutType: type,
    mode,
    objectApiName: object.name,
    recordTypeId,
    saveOptions: type === 'Compact' ? [] : saveOptions(object.name),
    sections: sectionsOf(call, object, wish).map((section) => showSection(section, { mode, version })),
  }
  return { eTag: tagOf(layout), ...layout }
}

/** The fields of a quick action as a layout: one column, one below the other. */
export function showFields(
  object: ObjectDef,
  names: string[],
  { recordTypeId, version }: { recordTypeId: string; version: string },
): Record<string, unknown> {
  const rows = names.flatMap((name) => {
    const field = object.fields.find((one) => one.name === name)
    return field ? [[fieldItem(field)]] : []
  })
  const section: Section = { id: null, heading: null, headings: unnamed, columns: 1, rows, onlyForView: false }
  const shown = showSection(section, { mode: 'Create', version })
  const place = { layoutType: 'QuickAction', mode: 'Create', objectApiName: object.name, recordTypeId }
  const layout = { id: null, ...place, saveOptions: [], sections: [shown] }
  return { eTag: tagOf(layout), ...layout }
}

function fieldItem(field: FieldDef): LayoutItem {
  const { label, nillable, defaultedOnCreate, createable: editableForNew, updateable: editableForUpdate } = field
  return { label, fields: [field], required: !nillable && !defaultedOnCreate, editableForNew, editableForUpdate }
}

/** Objects whose saves may be sent through assignment rules, with the words beside the box. */
const assigned: Record<string, { label: string; isDisplayed: boolean }> = {
  Account: { label: 'Evaluate this account against territory rules on save', isDisplayed: false },
  Case: { label: 'Assign using active assignment rules', isDisplayed: true },
  Lead: { label: 'Assign using active assignment rule', isDisplayed: true },
}

function saveOptions(object: string): Record<string, unknown>[] {
  const option = assigned[object]
  if (!option) return []
  const headers = { restHeaderName: 'Sforce-Auto-Assign', soapHeaderName: 'AssignmentRuleHeader.useDefaultRule' }
  return [{ defaultValue: false, ...option, name: 'UseDefaultAssignmentRule', ...headers }]
}

interface Showing {
  mode: Mode
  /** Of the call: '60.0'. */
  version: string
}

function showSection({ id, heading, headings, columns, rows }: Section, showing: Showing): Record<string, unknown> {
  return {
    collapsible: false,
    columns,
    heading,
    id,
    layoutRows: rows.map((items) => ({ layoutItems: items.map((item) => showItem(item, id !== null, showing)) })),
    rows: rows.length,
    useHeading: heading !== null && (showing.mode === 'View' ? headings.view : headings.edit),
  }
}

/** The version that says how an item of a page behaves, whoever looks at it. */
const behaviorSince = 63

function showItem(item: LayoutItem, onPage: boolean, { version }: Showing): Record<string, unknown> {
  const { label, fields, whole, required, editableForNew, editableForUpdate } = item
  const [first] = fields
  const isName = first?.nameField === true || whole?.nameField === true
  const behavior = required ? 'Required' : editableForNew || editableForUpdate ? 'Edit' : 'Readonly'
  return {
    editableForNew,
    editableForUpdate,
    label,
    layoutComponents: fields.map((field) => ({ apiName: field.name, componentType: 'Field', label: field.label })),
    lookupIdApiName: isName ? 'Id' : first?.type === 'reference' ? first.name : null,
    required,
    sortable: false,
    ...(Number(version) < behaviorSince ? {} : { uiBehavior: onPage ? behavior : null }),
  }
}

const folded = 'folded-sections'

/** Which sections of a layout the user has folded. */
export function layoutUserState(call: Call, object: ObjectDef, recordTypeId?: string): Record<string, unknown> {
  const { id, sections } = pageLayout(call, object, recordTypeId)
  const closed = preferences(call, folded, id)
  return {
    id,
    sectionUserStates: Object.fromEntries(
      sections.map((one) => [one.id, { collapsed: closed[one.id] === true, id: one.id }]),
    ),
  }
}

/** Folds and unfolds sections, by id. */
export function foldSections(
  call: Call,
  object: ObjectDef,
  recordTypeId: string,
  states: Record<string, unknown>,
): void {
  const { id } = pageLayout(call, object, recordTypeId)
  const changed = Object.entries(states).map(([section, state]) => {
    return [section, isObject(state) && state['collapsed'] === true] as const
  })
  keepPreferences(call, folded, id, { ...preferences(call, folded, id), ...Object.fromEntries(changed) })
}

/** The fields behind a layout, with the names of the records its lookups lead to: 'OwnerId', 'Owner.Name'. */
export function layoutPaths(call: Call, object: ObjectDef, wish: FieldsWish): string[] {
  const items = sectionsOf(call, object, wish).flatMap(({ rows }) => rows.flat())
  return items.flatMap(({ fields, whole }) => [
    ...(whole?.nameField ? [whole.name] : []),
    ...fields.flatMap((field) => [field.name, ...namePath(call, field)]),
  ])
}

/** The name of what a lookup leads to, as its object calls it; of several possible ones 'Name'. */
function namePath({ view }: Call, { type, relationshipName, referenceTo = [] }: FieldDef): string[] {
  if (type !== 'reference' || !relationshipName) return []
  const [target = '', ...more] = referenceTo
  if (more.length > 0) return [`${relationshipName}.Name`]
  const named = view.object(target)?.fields.find(({ nameField }) => nameField)
  return named ? [`${relationshipName}.${named.name}`] : []
}
