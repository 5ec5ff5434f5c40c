/** The two descriptions of an object: the short one of the global describe and the whole one. */

import type { ChildRelationship, ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { describeField } from './describe-field.ts'
import { namedLayouts } from './layouts.ts'
import { allUrls, briefUrls, urlOf } from './object-urls.ts'
import { hasRecordTypes, recordTypeInfos } from './record-types.ts'
import { scopesOf } from './scopes.ts'

/** Objects whose records are copied with their details. */
const DEEP = new Set(['Campaign', 'DataUsePurpose', 'Opportunity', 'WorkPlanTemplate'])
/** Objects whose records come into force. */
const ACTIVATED = new Set(['Contract', 'Order'])
/** Histories share one prefix, tables of statuses another: a describe leaves them out, and those of case teams. */
const HISTORY_PREFIX = '017'
const UNTOLD_PREFIX = /^(?:(?:Case|Contract|Order|Task)Status|TaskPriority|PartnerRole|CaseTeam\w+)$/

function hasUntoldPrefix({ name, keyPrefix }: ObjectDef): boolean {
  return keyPrefix === HISTORY_PREFIX || UNTOLD_PREFIX.test(name)
}

/** All objects by name, capitals first, as every global describe has them. */
export function describedObjects(call: Call): ObjectDef[] {
  return [...call.view.objects()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** An entry of GET /sobjects, and `objectDescribe` of GET /sobjects/X. */
export function describeBriefly(call: Call, object: ObjectDef): Record<string, unknown> {
  return {
    activateable: ACTIVATED.has(object.name),
    ...associate(call, object),
    createable: object.createable,
    custom: object.custom,
    customSetting: object.customSetting !== undefined,
    deepCloneable: DEEP.has(object.name),
    deletable: object.deletable,
    deprecatedAndHidden: false,
    feedEnabled: object.feedEnabled,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: hasUntoldPrefix(object) ? null : object.keyPrefix,
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
  const described = {
    ...describeBriefly(call, object),
    actionOverrides: [],
    childRelationships: object.childRelationships.map((child) => describeChild(call, child)),
    compactLayoutable: object.layoutable,
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
    recordTypeInfos: hasRecordTypes(object) ? recordTypeInfos(call, object) : [],
    searchLayoutable: object.searchable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: scopesOf(object, call.version),
    urls: allUrls(call, object),
  }
  return Object.fromEntries(Object.entries(described).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const KIN =
  /^(?!ContentVersionComment)(\w+?)(?:Field)?(Feed|History|Share|ChangeEvent|Comment|Team(?:Member|Role|Template(?:Member|Record)?))$/

/** Of which object this one is the feed, history, shares, change events, comments or team. */
function associate(call: Call, { name }: ObjectDef) {
  const [, parent = '', type = ''] = KIN.exec(name) ?? []
  const found = name === 'OpportunityHistory' ? undefined : parentOf(call, parent)
  return { associateEntityType: found ? type : null, associateParentEntity: found ?? null }
}

function parentOf(call: Call, name: string): string | undefined {
  if (name === '') return undefined
  return call.view.object(name.replace(/__$/, '__c'))?.name
}

function describeChild(call: Call, child: ChildRelationship): Record<string, unknown> {
  const { cascadeDelete, restrictedDelete } = deletionOf(call, child)
  const junction = JUNCTIONS[`${child.childSObject}.${child.field}`]
  return {
    cascadeDelete,
    childSObject: child.childSObject,
    deprecatedAndHidden: false,
    field: child.field,
    junctionIdListNames: junction ? [junction] : [],
    junctionReferenceTo: junction ? INVITED : [],
    relationshipName: child.relationshipName,
    restrictedDelete,
  }
}

/** Lists of ids by which an event names those who were invited. */
const JUNCTIONS: Record<string, string> = {
  'AcceptedEventRelation.EventId': 'AcceptedEventInviteeIds',
  'DeclinedEventRelation.EventId': 'DeclinedEventInviteeIds',
  'UndecidedEventRelation.EventId': 'UndecidedEventInviteeIds',
}
const INVITED = ['Calendar', 'Contact', 'Lead', 'User']

/** What becomes of the child when the parent goes: as told of the standard ones, by their fields for those added. */
function deletionOf(call: Call, child: ChildRelationship) {
  const { cascadeDelete, restrictedDelete } = child
  if (cascadeDelete !== undefined && restrictedDelete !== undefined) return { cascadeDelete, restrictedDelete }
  const object = call.view.object(child.childSObject)
  const becomes = object && call.view.field(object, child.field)?.onParentDelete
  return { cascadeDelete: becomes === 'cascade', restrictedDelete: becomes === 'restrict' }
}
