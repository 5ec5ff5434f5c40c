/** Metadata types whose components are rows of the Tooling API, each with the columns that say most of them (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm). */

import { factFlag, factText } from '../../metadata/facts.ts'
import { layoutFacts, layoutNames } from '../../metadata/first-layouts.ts'
import { type ComponentObject, componentObject, type Told } from '../component-object.ts'

const text =
  (member: string): Told =>
  (facts) =>
    factText(facts, member)
const flag =
  (member: string): Told =>
  (facts) =>
    factFlag(facts, member)
const apiVersion: Told = (facts) => Number(factText(facts, 'apiVersion') ?? 0) || null
const own: Told = (_facts, fullName) => fullName.slice(fullName.search(/[^.]*$/))
const parent: Told = (_facts, fullName) => fullName.replace(/\..*$/, '')
/** 'Account-Account Layout' is a layout of accounts. */
const [object, layout]: [Told, Told] = [
  (_facts, fullName) => fullName.slice(0, fullName.indexOf('-')),
  (_facts, fullName) => decodeURIComponent(fullName.slice(fullName.indexOf('-') + 1)),
]

const named = { DeveloperName: own, MasterLabel: text('masterLabel'), Description: text('description') }
const labelled = { DeveloperName: own, MasterLabel: text('label'), Description: text('description') }

const objects: readonly ComponentObject[] = [
  {
    name: 'AuraDefinitionBundle',
    prefix: '0Ab',
    nameField: 'DeveloperName',
    columns: { ...named, ApiVersion: apiVersion, Language: () => 'en_US' },
  },
  {
    name: 'LightningComponentBundle',
    prefix: '0Rb',
    nameField: 'DeveloperName',
    columns: { ...named, ApiVersion: apiVersion, IsExposed: flag('isExposed'), Language: () => 'en_US' },
  },
  {
    name: 'CompactLayout',
    prefix: '0AH',
    nameField: 'DeveloperName',
    columns: { DeveloperName: own, MasterLabel: text('label'), SobjectType: parent },
  },
  {
    name: 'CustomApplication',
    prefix: '02u',
    nameField: 'DeveloperName',
    columns: { ...labelled, UiType: text('uiType'), NavType: text('navType') },
  },
  {
    name: 'CustomTab',
    prefix: '01r',
    nameField: 'DeveloperName',
    columns: { ...labelled, Motif: text('motif'), Url: text('url') },
  },
  // The documented name, and the one that Salesforce's own tools go by.
  ...['ExternalString', 'CustomLabel'].map((name) => ({
    name,
    prefix: '101',
    type: 'CustomLabel',
    nameField: 'Name',
    columns: {
      Name: own,
      MasterLabel: text('shortDescription'),
      Value: text('value'),
      Category: text('categories'),
      Language: text('language'),
      IsProtected: flag('protected'),
    },
  })),
  { name: 'FieldSet', prefix: '0IX', nameField: 'DeveloperName', columns: { ...labelled, EntityDefinitionId: parent } },
  {
    name: 'FlexiPage',
    prefix: '0M0',
    nameField: 'DeveloperName',
    columns: { ...named, Type: text('type'), EntityDefinitionId: text('sobjectType') },
  },
  { name: 'GlobalValueSet', prefix: '0Nt', nameField: 'DeveloperName', columns: named },
  {
    name: 'Layout',
    prefix: '00h',
    nameField: 'Name',
    columns: { Name: layout, TableEnumOrId: object, EntityDefinitionId: object, LayoutType: () => 'Standard' },
    names: layoutNames,
    factsOf: layoutFacts,
  },
  { name: 'PathAssistant', prefix: '0P2', nameField: 'DeveloperName', columns: { ...named, IsActive: flag('active') } },
  {
    name: 'QuickActionDefinition',
    prefix: '09D',
    type: 'QuickAction',
    nameField: 'DeveloperName',
    columns: { ...labelled, SobjectType: parent, Type: text('type'), TargetSobjectType: text('targetObject') },
  },
  {
    name: 'RemoteProxy',
    prefix: '0rp',
    type: 'RemoteSiteSetting',
    nameField: 'SiteName',
    columns: { SiteName: own, EndpointUrl: text('url'), Description: text('description'), IsActive: flag('isActive') },
  },
  {
    name: 'WebLink',
    prefix: '00b',
    nameField: 'Name',
    columns: {
      Name: own,
      MasterLabel: text('masterLabel'),
      EntityDefinitionId: parent,
      Url: text('url'),
      LinkType: text('linkType'),
    },
  },
  {
    name: 'WorkflowAlert',
    prefix: '01W',
    nameField: 'DeveloperName',
    columns: {
      DeveloperName: own,
      Description: text('description'),
      EntityDefinitionId: parent,
      SenderType: text('senderType'),
    },
  },
  {
    name: 'WorkflowFieldUpdate',
    prefix: '04Y',
    nameField: 'Name',
    columns: {
      Name: text('name'),
      EntityDefinitionId: parent,
      FieldDefinitionId: (facts, fullName) => `${parent(facts, fullName)}.${factText(facts, 'field')}`,
      LiteralValue: text('literalValue'),
      SourceTableEnumOrId: parent,
    },
  },
  {
    name: 'WorkflowOutboundMessage',
    prefix: '04k',
    nameField: 'Name',
    columns: {
      Name: own,
      ApiVersion: apiVersion,
      EntityDefinitionId: parent,
      IntegrationUserId: text('integrationUser'),
    },
  },
  { name: 'WorkflowRule', prefix: '01Q', nameField: 'Name', columns: { Name: own, TableEnumOrId: parent } },
  {
    name: 'WorkflowTask',
    prefix: '01T',
    nameField: 'Subject',
    columns: {
      Subject: text('subject'),
      EntityDefinitionId: parent,
      Priority: text('priority'),
      Status: text('status'),
    },
  },
  {
    name: 'BusinessProcess',
    prefix: '019',
    nameField: 'Name',
    columns: { Name: own, EntityDefinitionId: parent, IsActive: flag('isActive'), Description: text('description') },
  },
]

export default objects.map(componentObject)
