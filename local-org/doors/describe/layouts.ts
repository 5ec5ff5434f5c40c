/** Page and compact layouts, made from the fields: the local org has one layout per object, nobody drew it by hand. */

import type { FieldDef, ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { describeField } from './describe-field.ts'
import { recordTypeInfos } from './record-types.ts'

/** Fields of a compact layout, where the object has them. */
const compactNames = [
  'Name',
  'Subject',
  'Title',
  'AccountId',
  'Phone',
  'Email',
  'Website',
  'Status',
  'StageName',
  'Amount',
]

/** Layouts beside the main one, by object. */
const named: Record<string, string[]> = { User: ['UserAlt'] }

/** Names of the object's further layouts. */
export function namedLayouts({ name }: ObjectDef): string[] {
  return named[name] ?? []
}

/** GET /sobjects/X/describe/layouts: two columns of every field a person may edit. */
export function layouts(call: Call, object: ObjectDef): Record<string, unknown> {
  const fields = object.fields.filter((field) => field.updateable && !field.compoundFieldName)
  const layout = {
    buttonLayoutSection: { detailButtons: [] },
    detailLayoutSections: [section(object, fields, false)],
    editLayoutSections: [section(object, fields, true)],
    feedView: null,
    highlightsPanelLayoutSection: null,
    id: null,
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: { quickActionListItems: [] },
    relatedContent: null,
    relatedLists: [],
    saveOptions: [],
  }
  return { layouts: [layout], recordTypeMappings: recordTypeInfos(call, object), recordTypeSelectorRequired: [false] }
}

function section(object: ObjectDef, fields: FieldDef[], editable: boolean): Record<string, unknown> {
  const rows = []
  for (let i = 0; i < fields.length; i += 2) {
    rows.push({ layoutItems: fields.slice(i, i + 2).map((field) => item(object, field, editable)), numItems: 2 })
  }
  return {
    collapsed: false,
    columns: 2,
    heading: `${object.label} Information`,
    layoutRows: rows,
    parentLayoutId: null,
    rows: rows.length,
    tabOrder: 'TopToBottom',
    useCollapsibleSection: false,
    useHeading: true,
  }
}

function item(object: ObjectDef, field: FieldDef, editable: boolean): Record<string, unknown> {
  return {
    editableForNew: editable && field.createable,
    editableForUpdate: editable && field.updateable,
    label: field.label,
    layoutComponents: [
      {
        details: describeField(object, field),
        displayLines: 1,
        tabOrder: 1,
        type: 'Field',
        value: field.name,
      },
    ],
    placeholder: false,
    required: !field.nillable && !field.defaultedOnCreate,
  }
}

/** GET /sobjects/X/describe/compactLayouts */
export function compactLayouts(call: Call, object: ObjectDef): Record<string, unknown> {
  const visible = object.fields
  const fields = compactNames.flatMap((name) => visible.find((field) => field.name === name) ?? [])
  const layout = {
    actions: [],
    fieldItems: fields.map((field) => item(object, field, false)),
    id: null,
    imageItems: [],
    label: 'System Default',
    name: 'SYSTEM',
    objectType: object.name,
  }
  const mappings = recordTypeInfos(call, object).map((type) => ({
    available: type.available,
    compactLayoutId: null,
    compactLayoutName: 'SYSTEM',
    recordTypeId: type.recordTypeId,
    recordTypeName: type.name,
    urls: {},
  }))
  return { compactLayouts: [layout], defaultCompactLayoutId: null, recordTypeCompactLayoutMappings: mappings, urls: {} }
}
