/** An object as the UI API describes it, and its picklists (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_object_info.htm). */

import type {
  FieldDef,
  FieldType,
  ObjectDef,
  OfferedTypes,
  OrgView,
  PicklistValue,
  RecordTypeChoices,
} from '../../org/index.ts'
import { hasRecordTypes, masterRecordType } from '../describe/index.ts'
import { tagOf } from './etag.ts'

const dataTypes: Partial<Record<FieldType, string>> = {
  id: 'Reference',
  textarea: 'TextArea',
  datetime: 'DateTime',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  encryptedstring: 'EncryptedString',
  anyType: 'AnyType',
  complexvalue: 'ComplexValue',
}

function dataTypeOf(type: FieldType): string {
  return dataTypes[type] ?? `${type.charAt(0).toUpperCase()}${type.slice(1)}`
}

function fieldInfo(view: OrgView, field: FieldDef): Record<string, unknown> {
  return {
    apiName: field.name,
    calculated: field.calculated,
    compound: field.type === 'address' || field.extraTypeInfo === 'personname',
    compoundComponentName: null,
    compoundFieldName: field.compoundFieldName ?? null,
    controllerName: field.controllerName ?? null,
    controllingFields: field.controllerName === undefined ? [] : [field.controllerName],
    createable: field.createable,
    custom: field.custom,
    dataType: dataTypeOf(field.type),
    defaultValue: field.defaultValue ?? null,
    defaultedOnCreate: field.defaultedOnCreate,
    digits: field.digits,
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo ?? null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.nameField,
    polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: (field.referenceTo ?? []).map((apiName) => ({ apiName, nameFields: nameFields(view, apiName) })),
    relationshipName: field.relationshipName ?? null,
    required: !field.nillable && field.createable && !field.defaultedOnCreate,
    scale: field.scale,
    searchPrefilterable: false,
    sortable: field.sortable,
    unique: field.unique,
    updateable: field.updateable,
  }
}

function nameFields(view: OrgView, object: string): string[] {
  return (view.object(object)?.fields ?? []).filter(({ nameField }) => nameField).map(({ name }) => name)
}

/** Controlling fields, each with the fields that depend on it. */
function dependentFields(object: ObjectDef): Record<string, Record<string, object>> {
  const found: Record<string, Record<string, object>> = {}
  for (const { name, controllerName } of object.fields) {
    if (controllerName !== undefined) found[controllerName] = { ...found[controllerName], [name]: {} }
  }
  return found
}

/** GET /ui-api/object-info/X */
export function objectInfo(view: OrgView, object: ObjectDef): Record<string, unknown> {
  const offered = view.recordTypes(object.name)
  const info = {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: object.childRelationships.map(({ childSObject, field, relationshipName }) => ({
      childObjectApiName: childSObject,
      fieldName: field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: relationshipName ?? '',
    })),
    compactLayoutable: object.layoutable,
    createable: object.createable,
    custom: object.custom,
    defaultRecordTypeId: hasRecordTypes(object) ? (offered.defaultId ?? masterRecordType) : null,
    deletable: object.deletable,
    dependentFields: dependentFields(object),
    feedEnabled: object.feedEnabled,
    fields: Object.fromEntries(object.fields.map((field) => [field.name, fieldInfo(view, field)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.layoutable,
    mruEnabled: object.mruEnabled,
    nameFields: nameFields(view, object.name),
    queryable: object.queryable,
    recordTypeInfos: hasRecordTypes(object) ? recordTypeInfos(offered) : {},
    searchLayoutable: object.searchable,
    searchable: object.searchable,
    themeInfo: null,
    updateable: object.updateable,
  }
  return { ...info, eTag: tagOf(info) }
}

function recordTypeInfos({ types, defaultId }: OfferedTypes): Record<string, unknown> {
  const master = { id: masterRecordType, name: 'Master', available: true, isDefault: defaultId === null }
  return Object.fromEntries(
    [...types, master].map(({ id, name, available, isDefault }) => {
      const shown = { available, defaultRecordTypeMapping: isDefault, master: id === masterRecordType, name }
      return [id, { ...shown, recordTypeId: id }]
    }),
  )
}

/** The choices of one picklist, for a record type those it `offers`; `url` is the address of this answer. */
export function picklistValues(
  object: ObjectDef,
  field: FieldDef,
  { url, offers }: { url: string; offers: RecordTypeChoices | undefined },
): Record<string, unknown> {
  const controlling = object.fields.find(({ name }) => name === field.controllerName)?.picklistValues ?? []
  const places = new Map(controlling.map(({ value }, i) => [value, i]))
  const show = ({ label, value, validFor = [] }: PicklistValue) => ({
    attributes: null,
    label,
    validFor: validFor.flatMap((one) => places.get(one) ?? []),
    value,
  })
  const isOffered = ({ active, value }: PicklistValue) => active && (offers?.values.includes(value) ?? true)
  const choices = (field.picklistValues ?? []).filter(isOffered)
  const usual = choices.find(({ value, defaultValue }) => (offers ? value === offers.defaultValue : defaultValue))
  const values = {
    controllerValues: Object.fromEntries(places),
    defaultValue: usual ? show(usual) : null,
    url,
    values: choices.map(show),
  }
  return { ...values, eTag: tagOf(values) }
}
