/** Page and compact layouts in the form of describe (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_layouts.htm). */

import { type FieldDef, type ObjectDef, to18 } from '../../org/index.ts'
import { setUpId } from '../../tooling/index.ts'
import { quickActionItems } from '../quick-actions/list-items.ts'
import { type Call, notFound } from '../wire/index.ts'
import { type CompactLayout, compactLayoutsOf } from './compact-layout.ts'
import { describeField } from './describe-field.ts'
import type { LayoutItem, LayoutSection } from './layout-item.ts'
import { pageLayout } from './page-layout.ts'
import { recordTypeInfos } from './record-types.ts'
import { relatedLists } from './related-lists.ts'

/** Layouts beside the main one, by object. */
const named: Record<string, string[]> = { User: ['UserAlt'] }

/** Names of the object's further layouts. */
export function namedLayouts({ name }: ObjectDef): string[] {
  return named[name] ?? []
}

/** GET /sobjects/X/describe/layouts: the layouts, and which record type has which. */
export function layouts(call: Call, object: ObjectDef): Record<string, unknown> {
  const types = recordTypeInfos(call, object)
  const byType = types.map((type) => ({ type, layout: layoutOf(call, object, type.recordTypeId) }))
  const mappings = byType.map(({ type, layout }) => {
    const picklists = picklistsOf(call, object, type.recordTypeId)
    return { ...type, layoutId: layout['id'], picklistsForRecordType: picklists }
  })
  const different = new Map(byType.map(({ layout }) => [layout['id'], layout]))
  return {
    layouts: [...different.values()],
    recordTypeMappings: mappings,
    recordTypeSelectorRequired: [types.filter(({ available, master }) => available && !master).length > 1],
  }
}

/** GET /sobjects/X/describe/layouts/{record type}. Throws NOT_FOUND for a type the object has not. */
export function layoutOfType(call: Call, object: ObjectDef): Record<string, unknown> {
  const id = to18(call.params['recordType'] ?? '')
  if (!recordTypeInfos(call, object).some(({ recordTypeId }) => recordTypeId === id)) throw notFound()
  return layoutOf(call, object, id)
}

function layoutOf(call: Call, object: ObjectDef, recordTypeId?: string): Record<string, unknown> {
  const { id, sections, relatedLists: lists } = pageLayout(call, object, recordTypeId)
  const editable = sections.filter(({ onlyForView }) => !onlyForView)
  return {
    buttonLayoutSection: { detailButtons: buttons(object) },
    detailLayoutSections: sections.map((section) => showSection(object, section, { layout: id, editable: false })),
    editLayoutSections: editable.map((section) => showSection(object, section, { layout: id, editable: true })),
    feedView: null,
    highlightsPanelLayoutSection: null,
    id,
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: { quickActionListItems: quickActionItems(call, object.name) },
    relatedContent: null,
    relatedLists: relatedLists(call, object, lists),
    saveOptions: [],
  }
}

/** What stands above a record: [name, label]. */
const STANDARD_BUTTONS: [name: string, label: string, needs: 'updateable' | 'deletable' | 'createable'][] = [
  ['Edit', 'Edit', 'updateable'],
  ['Delete', 'Delete', 'deletable'],
  ['Clone', 'Clone', 'createable'],
]

function buttons(object: ObjectDef): Record<string, unknown>[] {
  const blank = { behavior: null, colors: [], content: null, contentSource: null, custom: false, encoding: null }
  const window = { height: null, icons: [], menubar: false, overridden: false, resizeable: false, scrollbars: false }
  const place = {
    showsLocation: false,
    showsStatus: false,
    toolbar: false,
    url: null,
    width: null,
    windowPosition: null,
  }
  return STANDARD_BUTTONS.filter(([, , needs]) => object[needs]).map(([name, label]) => {
    return { ...blank, ...window, ...place, label, name }
  })
}

/** What a record type offers of each picklist; null where it is the master. */
function picklistsOf(call: Call, object: ObjectDef, recordTypeId: string): Record<string, unknown>[] | null {
  const choices = call.instance.org.rules.recordTypeChoices[recordTypeId]
  if (!choices) return null
  return Object.entries(choices).flatMap(([picklistName, { values, defaultValue }]) => {
    const field = object.fields.find(({ name }) => name === picklistName)
    const offered = field?.picklistValues?.filter(({ value }) => values.includes(value)) ?? []
    const picklistValues = offered.map(({ active, label, value }) => {
      return { active, defaultValue: value === defaultValue, label, validFor: null, value }
    })
    return field ? { picklistName, picklistValues } : []
  })
}

function showSection(
  object: ObjectDef,
  { columns, heading, headings, rows, id }: LayoutSection,
  { layout, editable }: { layout: string; editable: boolean },
): Record<string, unknown> {
  return {
    collapsed: false,
    columns,
    heading,
    layoutRows: rows.map((items) => ({
      layoutItems: items.map((item) => showItem(object, item, editable)),
      numItems: items.length,
    })),
    layoutSectionId: id,
    parentLayoutId: layout,
    rows: rows.length,
    tabOrder: 'TopToBottom',
    useCollapsibleSection: false,
    useHeading: editable ? headings.edit : headings.view,
  }
}

function component(object: ObjectDef, field: FieldDef, place: number): Record<string, unknown> {
  return {
    details: describeField(object, field),
    displayLines: 1,
    tabOrder: place + 1,
    type: 'Field',
    value: field.name,
  }
}

function showItem(object: ObjectDef, item: LayoutItem, editable: boolean): Record<string, unknown> {
  const { label, fields, whole, required } = item
  const parts = fields.map((field, place) => component(object, field, place))
  const compound = whole && { ...component(object, whole, 0), components: parts, fieldType: whole.type }
  return {
    editableForNew: editable && item.editableForNew,
    editableForUpdate: editable && item.editableForUpdate,
    label,
    layoutComponents: compound ? [compound] : parts,
    placeholder: false,
    required: editable && required,
  }
}

function showCompact(object: ObjectDef, { id, name, label, items }: CompactLayout): Record<string, unknown> {
  return {
    actions: [],
    fieldItems: items.map((item) => showItem(object, item, false)),
    id,
    imageItems: [],
    label,
    name,
    objectType: object.name,
  }
}

/** GET …/compactLayouts/primary: the one the user is shown; undefined for no object that has any. */
export function primaryCompactLayout(call: Call, object: ObjectDef): Record<string, unknown> | undefined {
  const [primary] = compactLayoutsOf(call, object)
  return primary && showCompact(object, primary)
}

/** GET /sobjects/X/describe/compactLayouts */
export function compactLayouts(call: Call, object: ObjectDef): Record<string, unknown> {
  const url = `/services/data/v${call.version}/sobjects/${object.name}/describe/compactLayouts/primary`
  const all = compactLayoutsOf(call, object)
  const [primary] = all
  const mappings = recordTypeInfos(call, object).map((type) => ({
    available: type.available,
    compactLayoutId: primary?.id ?? null,
    compactLayoutName: primary?.name,
    recordTypeId: type.recordTypeId,
    recordTypeName: type.name,
    urls: { compactLayout: `${url}/${type.recordTypeId}` },
  }))
  return {
    compactLayouts: all.map((layout) => showCompact(object, layout)),
    defaultCompactLayoutId: primary?.id ?? null,
    recordTypeCompactLayoutMappings: mappings,
    urls: { primary: url },
  }
}

/** GET /sobjects/Global/describe/layouts: the layout of what stands on all pages, which is its actions. */
export function globalLayouts(call: Call): Record<string, unknown> {
  const layout = {
    buttonLayoutSection: null,
    detailLayoutSections: [],
    editLayoutSections: [],
    feedView: null,
    highlightsPanelLayoutSection: null,
    id: setUpId('00h', 'Global'),
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: { quickActionListItems: quickActionItems(call) },
    relatedContent: null,
    relatedLists: [],
    saveOptions: [],
  }
  return { layouts: [layout], recordTypeMappings: [], recordTypeSelectorRequired: [false] }
}
