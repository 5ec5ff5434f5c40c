/** An object as set-up knows it (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entitydefinition.htm). */

import * as f from '../../objects/kit/index.ts'
import type { ObjectDef, Row } from '../../org/index.ts'
import type { ComputedObject } from '../computed-object.ts'

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

const never = ['IsCustomSetting', 'IsDeprecatedAndHidden', 'IsSubtype', 'IsInterface', 'HasSubtypes']
const texts = [
  'DurableId',
  'QualifiedApiName',
  'NamespacePrefix',
  'DeveloperName',
  'MasterLabel',
  'Label',
  'PluralLabel',
]

function toRow(object: ObjectDef, sharing: string): Row {
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
    ...Object.fromEntries(flags),
    ...Object.fromEntries(never.map((name) => [name, false])),
    DeploymentStatus: object.custom ? 'Deployed' : null,
    PublisherId: object.custom ? '<local>' : 'System',
    InternalSharingModel: sharing,
    ExternalSharingModel: sharing,
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
      ...['IsIdEnabled', ...Object.keys(switches), ...never].map((name) => f.checkbox(name, name, { readOnly: true })),
      f.text('DeploymentStatus', 'Deployment Status', 40, { readOnly: true }),
      f.text('PublisherId', 'Publisher ID', 255, { readOnly: true }),
      f.text('InternalSharingModel', 'Internal Sharing Model', 40, { readOnly: true }),
      f.text('ExternalSharingModel', 'External Sharing Model', 40, { readOnly: true }),
    ],
  }),
  rows: (view, org) =>
    [...view.objects()].map((object) => toRow(object, org.rules.sharing[object.name] ?? 'ReadWrite')),
} satisfies ComputedObject
