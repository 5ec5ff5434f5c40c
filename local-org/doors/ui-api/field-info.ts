/** A field as the UI API describes it (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_field.htm). */

import type { FieldDef, FieldType, ObjectDef, OrgView } from '../../org/index.ts'
import { isSearchPrefilterable, toldOfName } from '../describe/index.ts'

const dataTypes: Partial<Record<FieldType, string>> = {
  id: 'String',
  textarea: 'TextArea',
  datetime: 'DateTime',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  encryptedstring: 'EncryptedString',
  anyType: 'Anytype',
  complexvalue: 'ComplexValue',
}

/** What a describe calls in small letters. */
const extraTypes: Record<string, string> = {
  externallookup: 'ExternalLookup',
  imageurl: 'ImageUrl',
  indirectlookup: 'IndirectLookup',
  personname: 'PersonName',
  plaintextarea: 'PlainTextArea',
  richtextarea: 'RichTextArea',
  switchablepersonname: 'SwitchablePersonName',
}

/** Members that came with a version of the API. */
const added: [version: number, name: string, value: (field: FieldDef) => unknown][] = [
  [60, 'externalId', ({ externalId }) => externalId],
  [60, 'maskType', () => null],
  [65, 'digits', ({ digits }) => digits],
  [66, 'defaultValue', ({ defaultValue }) => defaultValue ?? null],
  [66, 'defaultedOnCreate', ({ defaultedOnCreate }) => defaultedOnCreate],
]

export function dataTypeOf(type: FieldType): string {
  return dataTypes[type] ?? `${type.charAt(0).toUpperCase()}${type.slice(1)}`
}

/** `version` is that of the call: '60.0'. */
export function fieldInfo(view: OrgView, object: ObjectDef, field: FieldDef, version: string): Record<string, unknown> {
  const { compoundFieldName, extraTypeInfo } = toldOfName(object, field)
  return {
    apiName: field.name,
    calculated: field.calculated,
    compound: isWhole(object, field),
    compoundComponentName: componentName(field),
    compoundFieldName,
    controllerName: field.controllerName ?? null,
    controllingFields: controllersOf(object, field),
    createable: field.createable,
    custom: field.custom,
    dataType: dataTypeOf(field.type),
    extraTypeInfo: extraTypes[extraTypeInfo ?? ''] ?? null,
    filterable: field.filterable,
    filteredLookupInfo: filteredLookup(field),
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.length,
    nameField: field.nameField,
    polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: (field.referenceTo ?? []).map((apiName) => ({ apiName, nameFields: nameFields(view, apiName) })),
    relationshipName: field.relationshipName ?? null,
    required: !field.nillable,
    scale: field.scale,
    searchPrefilterable: isSearchPrefilterable(object, field),
    sortable: field.sortable,
    unique: field.unique,
    updateable: field.updateable,
    ...Object.fromEntries(
      added.flatMap(([since, name, value]) => (Number(version) < since ? [] : [[name, value(field)]])),
    ),
  }
}

/** Which fields of the record a look-up's filter asks for. */
function filteredLookup({ lookupFilter }: FieldDef): Record<string, unknown> | null {
  if (!lookupFilter) return null
  const controllingFields = [...new Set(lookupFilter.filters.flatMap(({ valueField }) => valueField ?? []))]
  return { controllingFields, dependent: controllingFields.length > 0, optionalFilter: false }
}

function isWhole(object: ObjectDef, field: FieldDef): boolean {
  if (toldOfName(object, field).compoundFieldName === field.name) return true
  return field.type !== 'location' && object.fields.some((part) => part.compoundFieldName === field.name)
}

/** 'Street' of BillingStreet: what a part of a compound field is, whatever the whole is called. */
function componentName({ name, compoundFieldName: whole }: FieldDef): string | null {
  if (!whole) return null
  const [, ownPart] = /__(\w+)__s$/i.exec(name) ?? []
  return ownPart ?? name.slice(whole.replace(/(Address|Name)$/, '').length)
}

/** What a picklist depends on: its controller, and the controller's own. */
function controllersOf(object: ObjectDef, { controllerName }: FieldDef): string[] {
  const controller = object.fields.find(({ name }) => name === controllerName)
  return controller ? [controller.name, ...controllersOf(object, controller)] : []
}

/** The fields that name records of an object; of persons the parts of the name, too. */
export function nameFields(view: OrgView, object: string): string[] {
  const fields = view.object(object)?.fields ?? []
  const names = fields.filter(({ nameField }) => nameField).map(({ name }) => name)
  const parts = ['FirstName', 'LastName'].filter((part) =>
    fields.some(({ name, compoundFieldName }) => name === part && names.includes(compoundFieldName ?? '')),
  )
  return [...new Set([...parts, ...names])].sort()
}
