/** Page and compact layouts in the form of describe (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_layouts.htm). */

import { type FieldDef, type ObjectDef, to18 } from '../../org/index.ts'
import { type Call, notFound } from '../wire/index.ts'
import { describeField } from './describe-field.ts'
import { compactItems, type LayoutItem, type LayoutSection, pageLayout } from './page-layout.ts'
import { recordTypeInfos } from './record-types.ts'

/** Layouts beside the main one, by object. */
const named: Record<string, string[]> = { User: ['UserAlt'] }

/** Names of the object's further layouts. */
export function namedLayouts({ name }: ObjectDef): string[] {
  return named[name] ?? []
}

/** GET /sobjects/X/describe/layouts: the layout, and that every record type has it. */
export function layouts(call: Call, object: ObjectDef): Record<string, unknown> {
  const types = recordTypeInfos(call, object)
  const layout = layoutOf(call, object)
  const mappings = types.map((type) => {
    const picklists = picklistsOf(call, object, type.recordTypeId)
    return { ...type, layoutId: layout['id'], picklistsForRecordType: picklists }
  })
  return {
    layouts: [layout],
    recordTypeMappings: mappings,
    recordTypeSelectorRequired: [types.filter(({ available, master }) => available && !master).length > 1],
  }
}

/** GET /sobjects/X/describe/layouts/{record type}. Throws NOT_FOUND for a type the object has not. */
export function layoutOfType(call: Call, object: ObjectDef): Record<string, unknown> {
  const id = to18(call.params['recordType'] ?? '')
  if (!recordTypeInfos(call, object).some(({ recordTypeId }) => recordTypeId === id)) throw notFound()
  return layoutOf(call, object)
}

function layoutOf(call: Call, object: ObjectDef): Record<string, unknown> {
  const { id, sections } = pageLayout(object)
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
    quickActionList: { quickActionListItems: [] },
    relatedContent: null,
    relatedLists: relatedLists(call, object),
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

/** Children a user sees below a record, with the name of each as the column. */
function relatedLists(call: Call, object: ObjectDef): Record<string, unknown>[] {
  return object.childRelationships.flatMap(({ childSObject, field, relationshipName }) => {
    const child = call.view.object(childSObject)
    if (!relationshipName || !child?.layoutable) return []
    const names = child.fields.filter(({ nameField }) => nameField)
    // A list has a column at least: of what has no name, its id.
    const columns = names.length > 0 ? names : child.fields.slice(0, 1)
    return {
      accessLevelRequiredForCreate: null,
      buttons: [],
      columns: columns.map(({ name, label }) => {
        return { field: `${child.name}.${name}`, fieldApiName: name, format: null, label, lookupId: 'Id', name }
      }),
      custom: child.custom,
      field,
      label: child.labelPlural,
      limitRows: 6,
      name: relationshipName,
      sobject: child.name,
      sort: [],
    }
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
  { columns, heading, rows, id, onlyForView }: LayoutSection,
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
    useHeading: !onlyForView,
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

/** GET …/compactLayouts/primary: the one the user is shown. */
export function primaryCompactLayout(object: ObjectDef): Record<string, unknown> {
  return {
    actions: [],
    fieldItems: compactItems(object).map((item) => showItem(object, item, false)),
    id: null,
    imageItems: [],
    label: 'System Default',
    name: 'SYSTEM',
    objectType: object.name,
  }
}

/** GET /sobjects/X/describe/compactLayouts */
export function compactLayouts(call: Call, object: ObjectDef): Record<string, unknown> {
  const primary = `/services/data/v${call.version}/sobjects/${object.name}/describe/compactLayouts/primary`
  const mappings = recordTypeInfos(call, object).map((type) => ({
    available: type.available,
    compactLayoutId: null,
    compactLayoutName: 'SYSTEM',
    recordTypeId: type.recordTypeId,
    recordTypeName: type.name,
    urls: { compactLayout: `${primary}/${type.recordTypeId}` },
  }))
  return {
    compactLayouts: [primaryCompactLayout(object)],
    defaultCompactLayoutId: null,
    recordTypeCompactLayoutMappings: mappings,
    urls: { primary },
  }
}
