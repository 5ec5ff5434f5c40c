/** The two descriptions of an object: the short one of the global describe and the whole one. */

import type { ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { describeField } from './describe-field.ts'
import { namedLayouts } from './layouts.ts'
import { briefUrls, furtherUrls, urlOf } from './object-urls.ts'
import { recordTypeInfos } from './record-types.ts'

/** An entry of GET /sobjects, and `objectDescribe` of GET /sobjects/X. */
export function describeBriefly(call: Call, object: ObjectDef): Record<string, unknown> {
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable,
    custom: object.custom,
    customSetting: object.customSetting !== undefined,
    deepCloneable: false,
    deletable: object.deletable,
    deprecatedAndHidden: false,
    feedEnabled: object.feedEnabled,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.layoutable,
    mergeable: object.mergeable,
    mruEnabled: object.mruEnabled,
    name: object.name,
    queryable: object.queryable,
    replicateable: object.replicateable,
    retrieveable: object.retrieveable,
    searchable: object.searchable,
    triggerable: object.triggerable,
    undeletable: object.undeletable,
    updateable: object.updateable,
    urls: briefUrls(call, object),
  }
}

/** GET /sobjects/X/describe (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm). */
export function describeObject(call: Call, object: ObjectDef): Record<string, unknown> {
  return {
    actionOverrides: [],
    childRelationships: object.childRelationships.map((child) => describeChild(call, child)),
    compactLayoutable: object.layoutable,
    dataTranslationEnabled: null,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: object.fields.map((field) => describeField(object, field)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: object.layoutable ? null : false,
    lookupLayoutable: null,
    namedLayoutInfos: namedLayouts(object).map((name) => {
      return { name, urls: { layout: `${urlOf(call, object)}/describe/namedLayouts/${name}` } }
    }),
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(call, object),
    searchLayoutable: object.searchable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: scopesOf(object),
    ...describeBriefly(call, object),
    urls: { ...briefUrls(call, object), ...furtherUrls(call, object) },
  }
}

function describeChild(call: Call, child: ObjectDef['childRelationships'][number]): Record<string, unknown> {
  const object = call.view.object(child.childSObject)
  const field = object && call.view.field(object, child.field)
  return {
    cascadeDelete: field?.onParentDelete === 'cascade',
    childSObject: child.childSObject,
    deprecatedAndHidden: false,
    field: child.field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName: child.relationshipName,
    restrictedDelete: field?.onParentDelete === 'restrict',
  }
}

function scopesOf(object: ObjectDef): { label: string; name: string }[] {
  const all = [{ label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' }]
  const owned = object.fields.some((field) => field.name === 'OwnerId')
  return owned ? [...all, { label: `My ${object.labelPlural.toLowerCase()}`, name: 'mine' }] : all
}
