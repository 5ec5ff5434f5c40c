/** A field as the APIs know it (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entityparticle.htm). */

import * as f from '../../objects/kit/index.ts'
import type { FieldDef, ObjectDef, Row } from '../../org/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { durableLink, entityDefinition, fieldFacts, fieldLinks, fieldTexts, type Switches } from '../field-facts.ts'

/** Switches of a particle by the flag they follow. */
const switches: Switches = {
  IsCalculated: 'calculated',
  IsAutonumber: 'autoNumber',
  IsCaseSensitive: 'caseSensitive',
  IsUnique: 'unique',
  IsCreatable: 'createable',
  IsUpdatable: 'updateable',
  IsDefaultedOnCreate: 'defaultedOnCreate',
  IsDependentPicklist: 'dependentPicklist',
  IsEncrypted: 'encrypted',
  IsHtmlFormatted: 'htmlFormatted',
  IsIdLookup: 'idLookup',
  IsNameField: 'nameField',
  IsNillable: 'nillable',
  IsPermissionable: 'permissionable',
  IsApiFilterable: 'filterable',
  IsApiSortable: 'sortable',
  IsApiGroupable: 'groupable',
  IsWorkflowFilterable: 'filterable',
  IsListFilterable: 'filterable',
}

const computed = [
  'IsCompactLayoutable',
  'IsComponent',
  'IsCompound',
  'IsDeprecatedAndHidden',
  'IsDisplayLocationInDecimal',
  'IsFieldHistoryTracked',
  'IsHighScaleNumber',
  'IsIndexed',
  'IsNamePointing',
  'IsPasswordPicker',
  'IsWriteRequiresMasterRead',
]

const never = ['IsDeprecatedAndHidden', 'IsDisplayLocationInDecimal', 'IsPasswordPicker', 'IsWriteRequiresMasterRead']

function toRow(object: ObjectDef, field: FieldDef, tracked: readonly string[]): Row {
  return {
    ...fieldFacts(object, field, switches),
    FieldDefinitionId: `${object.name}.${field.name}`,
    DataType: field.type,
    Digits: field.digits,
    ByteLength: field.length * 3,
    InlineHelpText: field.inlineHelpText ?? null,
    DefaultValueFormula: field.defaultFormula ?? null,
    IsCompactLayoutable: object.layoutable,
    IsComponent: field.compoundFieldName !== undefined,
    IsFieldHistoryTracked: tracked.includes(field.name),
    IsIndexed: field.unique || field.externalId || field.idLookup || field.type === 'reference',
    IsNamePointing: (field.referenceTo?.length ?? 0) > 1,
    RelationshipOrder: field.masterDetail ? 0 : null,
    ...Object.fromEntries(never.map((name) => [name, false])),
  }
}

export default {
  spec: f.readOnly({
    name: 'EntityParticle',
    label: 'Entity Particle',
    plural: 'Entity Particles',
    prefix: '4ip',
    fields: [
      f.id('Entity Particle ID'),
      ...fieldTexts(),
      entityDefinition('Particles'),
      durableLink('FieldDefinitionId', 'Field Definition ID', 'FieldDefinition', 'Particles'),
      ...['Length', 'Precision', 'Scale', 'Digits', 'ByteLength', 'RelationshipOrder'].map((name) =>
        f.int(name, name, { readOnly: true }),
      ),
      ...[...Object.keys(switches), ...computed].map((name) => f.checkbox(name, name, { readOnly: true })),
      ...fieldLinks(),
      ...['InlineHelpText', 'DefaultValueFormula', 'Mask', 'MaskType'].map((name) =>
        f.text(name, name, 255, { readOnly: true }),
      ),
    ],
  }),
  rows: (view, org) =>
    [...view.objects()].flatMap((object) =>
      object.fields.map((field) => toRow(object, field, org.rules.history[object.name] ?? [])),
    ),
} satisfies ComputedObject
