/** A field as set-up knows it (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm). */

import * as f from '../../objects/kit/index.ts'
import type { FieldDef, ObjectDef, Org, Row } from '../../org/index.ts'
import { metadataField } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { dataType } from '../data-type.ts'
import { entityDefinition, fieldFacts, fieldLinks, fieldTexts, type Switches } from '../field-facts.ts'
import { fieldJson } from '../field-json.ts'

/** Switches of a field by the flag they follow. */
const switches: Switches = {
  IsCalculated: 'calculated',
  IsHtmlFormatted: 'htmlFormatted',
  IsNameField: 'nameField',
  IsNillable: 'nillable',
  IsWorkflowFilterable: 'filterable',
  IsApiFilterable: 'filterable',
  IsListFilterable: 'filterable',
  IsApiSortable: 'sortable',
  IsListSortable: 'sortable',
  IsApiGroupable: 'groupable',
  IsFlsEnabled: 'permissionable',
}

const computed = [
  'IsIndexed',
  'IsPolymorphicForeignKey',
  'IsFieldHistoryTracked',
  'IsCompactLayoutable',
  'IsListVisible',
]
const further = ['IsCompound', 'IsHighScaleNumber', 'IsSearchPrefilterable', 'IsAiPredictionField']
const furtherTexts = [
  'BusinessOwnerId',
  'BusinessStatus',
  'ComplianceGroup',
  'ControllingFieldDefinitionId',
  'FullName',
  'PublisherId',
  'RunningUserFieldAccessId',
  'SecurityClassification',
]

function toRow(org: Org, object: ObjectDef, field: FieldDef, userId: string): Row {
  const tracked = org.rules.history[object.name] ?? []
  return {
    ...fieldFacts(object, field, switches),
    DataType: dataType(field),
    IsIndexed: field.unique || field.externalId || field.idLookup || field.type === 'reference',
    IsPolymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    IsFieldHistoryTracked: tracked.includes(field.name),
    IsCompactLayoutable: object.layoutable,
    IsListVisible: object.layoutable,
    IsSearchPrefilterable: field.type === 'reference' && !field.custom,
    ControllingFieldDefinitionId: field.controllerName ? `${object.name}.${field.controllerName}` : null,
    PublisherId: field.custom ? '<local>' : 'System',
    Description: field.inlineHelpText ?? null,
    FullName: `${object.name}.${field.name}`,
    RunningUserFieldAccessId: `${object.name}.${field.name}.${userId}`,
    get Metadata() {
      return fieldJson(org, object, field)
    },
  }
}

export default {
  spec: f.readOnly({
    name: 'FieldDefinition',
    label: 'Field Definition',
    plural: 'Field Definitions',
    prefix: '4ig',
    fields: [
      f.id('Field Definition ID'),
      ...fieldTexts(),
      entityDefinition('Fields'),
      ...['Length', 'Precision', 'Scale'].map((name) => f.int(name, name, { readOnly: true })),
      ...[...Object.keys(switches), ...computed, ...further].map((name) => f.checkbox(name, name, { readOnly: true })),
      ...fieldLinks(),
      metadataField(),
      f.datetime('LastModifiedDate', 'Last Modified Date', { readOnly: true }),
      f.reference('LastModifiedById', 'Last Modified By ID', 'User', { readOnly: true }),
      ...furtherTexts.map((name) => f.text(name, name, 255, { readOnly: true })),
      f.textarea('Description', 'Description', 1000, { readOnly: true }),
    ],
  }),
  rows: (view, org) =>
    [...view.objects()].flatMap((object) =>
      object.fields
        .filter((field) => view.field(object, field.name))
        .map((field) => toRow(org, object, field, view.user.Id)),
    ),
} satisfies ComputedObject
