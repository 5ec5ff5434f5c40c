/** A field as the APIs know it (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entityparticle.htm). */

import * as f from '../../objects/kit/index.ts'
import type { FieldDef, ObjectDef, Row } from '../../org/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { entityDefinition, fieldFacts, fieldTexts, type Switches } from '../field-facts.ts'

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
}

function toRow(object: ObjectDef, field: FieldDef): Row {
  return {
    ...fieldFacts(object, field, switches),
    FieldDefinitionId: `${object.name}.${field.name}`,
    DataType: field.type,
    Digits: field.digits,
    ByteLength: field.length * 3,
    InlineHelpText: field.inlineHelpText ?? null,
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
      f.reference('FieldDefinitionId', 'Field Definition ID', 'FieldDefinition', {
        readOnly: true,
        children: 'Particles',
      }),
      ...['Length', 'Precision', 'Scale', 'Digits', 'ByteLength'].map((name) => f.int(name, name, { readOnly: true })),
      ...Object.keys(switches).map((name) => f.checkbox(name, name, { readOnly: true })),
      ...['RelationshipName', 'ReferenceTo', 'InlineHelpText'].map((name) =>
        f.text(name, name, 255, { readOnly: true }),
      ),
    ],
  }),
  rows: (view) => [...view.objects()].flatMap((object) => object.fields.map((field) => toRow(object, field))),
} satisfies ComputedObject
