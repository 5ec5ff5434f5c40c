/** An object as set-up knows it (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entitydefinition.htm). */

import * as f from '../../objects/kit/index.ts'
import type { ObjectDef, OrgView, Row } from '../../org/index.ts'
import { complexField } from '../complex-field.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

/** Switches of an entity by the flag of the object they follow. */
const switches: Record<string, keyof ObjectDef> = {
  IsApexTriggerable: 'triggerable',
  IsTriggerable: 'triggerable',
  IsWorkflowEnabled: 'triggerable',
  IsProcessEnabled: 'triggerable',
  IsReplicateable: 'replicateable',
  IsRetrieveable: 'retrieveable',
  IsSearchable: 'searchable',
  IsSearchLayoutable: 'searchable',
  IsLayoutable: 'layoutable',
  IsCompactLayoutable: 'layoutable',
  IsCustomizable: 'layoutable',
  IsEverCreatable: 'createable',
  IsEverUpdatable: 'updateable',
  IsEverDeletable: 'deletable',
  IsFeedEnabled: 'feedEnabled',
  IsQueryable: 'queryable',
  IsMruEnabled: 'mruEnabled',
}

const never = ['IsDeprecatedAndHidden', 'IsSubtype', 'IsInterface', 'HasSubtypes', 'IsAutoActivityCaptureEnabled']
/** Of what the org has none. */
const blank = [
  'DefaultImplementation',
  'ExtendedBy',
  'ExtendsInterfaces',
  'HelpSettingPageName',
  'HelpSettingPageUrl',
  'ImplementedBy',
  'ImplementsInterfaces',
]
/** Addresses of pages, by what follows the object's prefix in them. */
const pages: Record<string, string> = { DetailUrl: '/{ID}', EditUrl: '/{ID}/e', NewUrl: '/e' }
const texts = [
  'DurableId',
  'QualifiedApiName',
  'NamespacePrefix',
  'DeveloperName',
  'MasterLabel',
  'Label',
  'PluralLabel',
]

/** The record types the user has, the master among them. */
function recordTypes(view: OrgView, object: string): string {
  const { types, defaultId } = view.recordTypes(object)
  const told = types
    .filter(({ active }) => active)
    .map(({ id, name, available }) => ({
      available,
      defaultRecordTypeMapping: id === defaultId,
      master: false,
      name,
      recordTypeId: id,
    }))
  const master = { available: true, defaultRecordTypeMapping: defaultId === null, master: true, name: 'Master' }
  return JSON.stringify({ recordTypeInfos: [...told, { ...master, recordTypeId: '012000000000000AAA' }] })
}

function addresses({ custom, name, keyPrefix, layoutable }: ObjectDef) {
  const shown = layoutable && keyPrefix !== null
  const told = Object.entries(pages).map(([page, end]) => {
    return [page, shown ? (page === 'NewUrl' ? `/${keyPrefix}${end}` : end) : null] as const
  })
  const definition = custom ? `/${setUpId('01I', name).slice(0, 15)}/e` : null
  return { ...Object.fromEntries(told), EditDefinitionUrl: definition }
}

function toRow(view: OrgView, object: ObjectDef, sharing: string): Row {
  const flags = Object.entries(switches).map(([name, flag]) => [name, object[flag] === true] as const)
  return {
    Id: object.name,
    DurableId: object.name,
    QualifiedApiName: object.name,
    DeveloperName: object.name.replace(/__\w+$/, ''),
    MasterLabel: object.label,
    Label: object.label,
    PluralLabel: object.labelPlural,
    KeyPrefix: object.keyPrefix,
    IsIdEnabled: true,
    IsFlsEnabled: object.layoutable,
    IsCustomSetting: object.customSetting !== undefined,
    ...Object.fromEntries(flags),
    ...Object.fromEntries(never.map((name) => [name, false])),
    DeploymentStatus: object.custom ? 'Deployed' : null,
    PublisherId: object.custom ? '<local>' : 'System',
    InternalSharingModel: sharing,
    ExternalSharingModel: sharing,
    DefaultCompactLayoutId: object.layoutable ? 'SYSTEM' : null,
    RunningUserEntityAccessId: `${object.name}.${view.user.Id}`,
    ...addresses(object),
    // Asked for by few, and looked up for each object.
    get RecordTypesSupported() {
      return recordTypes(view, object.name)
    },
  }
}

export default {
  spec: f.readOnly({
    name: 'EntityDefinition',
    label: 'Entity Definition',
    plural: 'Entity Definitions',
    prefix: '4ie',
    fields: [
      f.id('Entity Definition ID'),
      ...texts.map((name) => f.text(name, name, 255, { readOnly: true, nameField: name === 'DeveloperName' })),
      f.text('KeyPrefix', 'Key Prefix', 3, { readOnly: true }),
      ...['IsIdEnabled', 'IsFlsEnabled', 'IsCustomSetting', ...Object.keys(switches), ...never].map((name) =>
        f.checkbox(name, name, { readOnly: true }),
      ),
      f.text('DeploymentStatus', 'Deployment Status', 40, { readOnly: true }),
      f.text('PublisherId', 'Publisher ID', 255, { readOnly: true }),
      f.text('InternalSharingModel', 'Internal Sharing Model', 40, { readOnly: true }),
      f.text('ExternalSharingModel', 'External Sharing Model', 40, { readOnly: true }),
      ...blank.map((name) => f.text(name, name, 255, { readOnly: true })),
      f.text('DefaultCompactLayoutId', 'Compact Layout ID', 70, { readOnly: true }),
      f.text('RunningUserEntityAccessId', 'User Entity Access ID', 70, { readOnly: true }),
      ...[...Object.keys(pages), 'EditDefinitionUrl'].map((name) => f.url(name, name, { readOnly: true })),
      complexField('RecordTypesSupported', 'Record Types Supported'),
      f.datetime('LastModifiedDate', 'Last Modified Date', { readOnly: true }),
      f.reference('LastModifiedById', 'Last Modified By ID', 'User', { readOnly: true }),
    ],
  }),
  rows: (view, org) =>
    [...view.objects()].map((object) => toRow(view, object, org.rules.sharing[object.name] ?? 'ReadWrite')),
} satisfies ComputedObject
