/** An object as the UI API describes it, and its picklists (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_object_info.htm). */

import type { FieldDef, ObjectDef, OfferedTypes, OrgView, PicklistValue, RecordTypeChoices } from '../../org/index.ts'
import { hasRecordTypes, masterRecordType } from '../describe/index.ts'
import type { Call } from '../wire/index.ts'
import { tagOf } from './etag.ts'
import { fieldInfo, nameFields } from './field-info.ts'
import { themeInfo } from './looks.ts'
import { statusAttributes } from './status-attributes.ts'

interface FieldTree {
  [name: string]: FieldTree
}

/** The picklists that control others, as trees: a leaf controls none. */
function dependentFields({ fields }: ObjectDef): FieldTree {
  const below = (controller: string): FieldTree =>
    Object.fromEntries(
      fields.filter(({ controllerName }) => controllerName === controller).map(({ name }) => [name, below(name)]),
    )
  const controlled = new Map(
    fields.flatMap(({ name, controllerName }) => (controllerName ? [[name, controllerName]] : [])),
  )
  const roots = [...controlled.values()].filter((name) => !controlled.has(name))
  return Object.fromEntries(roots.map((name) => [name, below(name)]))
}

/** By their names, as recorded. */
function inOrder(fields: FieldDef[]): FieldDef[] {
  return fields.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The version that tells which layouts an object has. */
const layoutableSince = 60

/** What histories, shares and feeds belong to. */
function associationOf(view: OrgView, name: string): Record<string, string | null> {
  const [, stem = '', own, type = ''] = /^(.+?)(__)?(History|Share|Feed)$/.exec(name) ?? []
  const parent = view.object(own ? `${stem}__c` : stem)
  return { associateEntityType: parent ? type : null, associateParentEntity: parent?.name ?? null }
}

/** GET /ui-api/object-info/X */
export function objectInfo({ view, origin, version }: Call, object: ObjectDef): Record<string, unknown> {
  const offered = view.recordTypes(object.name)
  const info = {
    apiName: object.name,
    ...associationOf(view, object.name),
    childRelationships: object.childRelationships.map(({ childSObject, field, relationshipName }) => ({
      childObjectApiName: childSObject,
      fieldName: field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: relationshipName ?? '',
    })),
    createable: object.createable,
    custom: object.custom,
    defaultRecordTypeId: hasRecordTypes(object) ? (offered.defaultId ?? masterRecordType) : null,
    deletable: object.deletable,
    dependentFields: dependentFields(object),
    feedEnabled: object.feedEnabled,
    fields: Object.fromEntries(
      inOrder(object.fields).map((field) => [field.name, fieldInfo(view, object, field, version)]),
    ),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.layoutable,
    mruEnabled: object.mruEnabled,
    nameFields: nameFields(view, object.name),
    queryable: object.queryable,
    recordTypeInfos: hasRecordTypes(object) ? recordTypeInfos(offered) : {},
    searchable: object.searchable,
    themeInfo: themeInfo(origin, object.name),
    updateable: object.updateable,
    ...(Number(version) < layoutableSince
      ? {}
      : { compactLayoutable: object.layoutable, searchLayoutable: object.searchable }),
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

/** Values of a checkbox that controls a picklist. */
const checkbox = [{ value: 'false' }, { value: 'true' }]

/** The choices of one picklist, for a record type those it `offers`; `url` is the address of this answer. */
export function picklistValues(
  view: OrgView,
  object: ObjectDef,
  field: FieldDef,
  { url, offers }: { url: string; offers: RecordTypeChoices | undefined },
): Record<string, unknown> {
  const controller = object.fields.find(({ name }) => name === field.controllerName)
  const controlling = controller?.type === 'boolean' ? checkbox : (controller?.picklistValues ?? [])
  const places = new Map(controlling.map(({ value }, i) => [value, i]))
  const attributes = statusAttributes(view, object.name, field.name)
  const show = ({ label, value, validFor = [] }: PicklistValue) => ({
    attributes: attributes(value),
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
