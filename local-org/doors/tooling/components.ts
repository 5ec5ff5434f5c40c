/** Components made, changed and taken away as rows of the Tooling API, by their `Metadata` or by their source. */

import { createFromJson, groundOf, removeComponent, updateFromJson } from '../../metadata/index.ts'
import { OrgError } from '../../org/index.ts'
import { objectOf, rowById } from '../rows/index.ts'
import { type Answer, type Call, empty, isObject, json, payloadObject } from '../wire/index.ts'

/** Object of the Tooling API -> type of metadata, where rows have `FullName`. */
const byMetadata: Readonly<Record<string, string>> = {
  AuraDefinitionBundle: 'AuraDefinitionBundle',
  BusinessProcess: 'BusinessProcess',
  CompactLayout: 'CompactLayout',
  CustomApplication: 'CustomApplication',
  CustomField: 'CustomField',
  CustomLabel: 'CustomLabel',
  CustomObject: 'CustomObject',
  CustomTab: 'CustomTab',
  ExternalString: 'CustomLabel',
  FieldSet: 'FieldSet',
  FlexiPage: 'FlexiPage',
  Flow: 'Flow',
  FlowDefinition: 'FlowDefinition',
  GlobalValueSet: 'GlobalValueSet',
  Layout: 'Layout',
  LightningComponentBundle: 'LightningComponentBundle',
  ManagedEventSubscription: 'ManagedEventSubscription',
  PathAssistant: 'PathAssistant',
  QuickActionDefinition: 'QuickAction',
  RemoteProxy: 'RemoteSiteSetting',
  StandardValueSet: 'StandardValueSet',
  ValidationRule: 'ValidationRule',
  WebLink: 'WebLink',
  WorkflowAlert: 'WorkflowAlert',
  WorkflowFieldUpdate: 'WorkflowFieldUpdate',
  WorkflowOutboundMessage: 'WorkflowOutboundMessage',
  WorkflowRule: 'WorkflowRule',
  WorkflowTask: 'WorkflowTask',
}

/** Rows that are components as well: what is sent without `Metadata` is about the row. */
const byEither: Readonly<Record<string, string>> = {
  PermissionSet: 'PermissionSet',
  Profile: 'Profile',
  RecordType: 'RecordType',
}

/** Programs: the column that holds the source. */
const bySource: Readonly<Record<string, string>> = {
  ApexClass: 'Body',
  ApexTrigger: 'Body',
  ApexPage: 'Markup',
  ApexComponent: 'Markup',
}

/** 'public class Sum' and 'trigger Watch' name themselves. */
const ownName = /\b(?:class|interface|enum|trigger)\s+(\w+)/i

interface Wish {
  type: string
  fullName: string
  metadata: Record<string, unknown>
}

/** Creates one; undefined when the call is about rows that are no components. Throws OrgError. */
export function createComponent(call: Call): Answer | undefined {
  const object = objectOf(call).name
  const wish = isComponent(call, object) ? wishOf(object, payloadObject(call), call.version) : undefined
  if (!wish) return undefined
  createFromJson(groundOf(call), wish.type, wish.fullName, wish.metadata)
  const column = bySource[object] ? 'Name' : 'FullName'
  const row = [...freshView(call).table(object).all()].find((one) => one[column] === wish.fullName)
  return json({ id: row?.Id ?? null, success: true, errors: [], warnings: [], infos: [] }, 201)
}

/** Other rows are left unread: they may come with files. */
function isComponent(call: Call, object: string): boolean {
  if (object in byEither) return call.method !== 'DELETE' && payloadObject(call)['Metadata'] !== undefined
  return object in bySource || object in byMetadata
}

/** Changes one by the id of its row; undefined when the call is about other rows. Throws OrgError. */
export function updateComponent(call: Call): Answer | undefined {
  const found = componentAt(call)
  if (!found) return undefined
  const wish = wishOf(found.object, { ...payloadObject(call), FullName: found.fullName }, call.version)
  updateFromJson(groundOf(call), found.type, found.fullName, wish?.metadata ?? {})
  return empty(204)
}

/** Takes one away by the id of its row; undefined when the call is about other rows. Throws OrgError. */
export function deleteComponent(call: Call): Answer | undefined {
  const found = componentAt(call)
  if (!found) return undefined
  removeComponent(groundOf(call), found.type, found.fullName)
  return empty(204)
}

function typeOf(object: string): string | undefined {
  return bySource[object] ? object : (byMetadata[object] ?? byEither[object])
}

function componentAt(call: Call): { object: string; type: string; fullName: string } | undefined {
  const found = objectOf(call)
  const type = typeOf(found.name)
  if (type === undefined || !isComponent(call, found.name)) return undefined
  const row = rowById(call, found, call.params['id'] ?? '')
  return { object: found.name, type, fullName: String(row[bySource[found.name] ? 'Name' : 'FullName']) }
}

function wishOf(object: string, payload: Record<string, unknown>, version: string): Wish | undefined {
  const { FullName, Metadata, Name } = payload
  const metadata = isObject(Metadata) ? Metadata : {}
  const column = bySource[object]
  if (column !== undefined) {
    const source = payload[column]
    if (source === undefined && Metadata === undefined) throw missing(column)
    const fullName = String(Name ?? FullName ?? ownName.exec(String(source))?.[1] ?? '')
    const content = source === undefined ? {} : { content: Buffer.from(String(source)).toString('base64') }
    const usual = { apiVersion: payload['ApiVersion'] ?? version, ...(column === 'Body' ? { status: 'Active' } : {}) }
    return { type: object, fullName, metadata: { ...usual, ...metadata, ...content } }
  }
  const type = typeOf(object)
  if (type === undefined) return undefined
  if (Metadata === undefined) throw missing('Metadata')
  return { type, fullName: String(FullName ?? ''), metadata }
}

function missing(field: string): OrgError {
  return new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${field}]`, { fields: [field] })
}

/** The user's view with what was just made in it. */
function freshView(call: Call) {
  return call.instance.setUp.view(call.session.userId, 'tooling')
}
