/** A field as the APIs know it (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entityparticle.htm). */

import * as f from '../../objects/kit/index.ts'
import type { FieldDef, ObjectDef, Row } from '../../org/index.ts'
import type { ComputedObject } from '../computed-object.ts'

/** Switches of a particle by the flag they follow. */
const switches: Record<string, keyof FieldDef> = {
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

const texts = ['DurableId', 'QualifiedApiName', 'NamespacePrefix', 'DeveloperName', 'MasterLabel', 'Label', 'DataType']

function toRow(object: ObjectDef, field: FieldDef): Row {
  const flags = Object.entries(switches).map(([name, flag]) => [name, field[flag] === true] as const)
  const id = `${object.name}.${field.name}`
  return {
    Id: id,
    DurableId: id,
    QualifiedApiName: field.name,
    EntityDefinitionId: object.name,
    FieldDefinitionId: id,
    DeveloperName: field.name.replace(/__\w+$/, ''),
    MasterLabel: field.label,
    Label: field.label,
    DataType: field.type,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    Digits: field.digits,
    ByteLength: field.length * 3,
    ...Object.fromEntries(flags),
    RelationshipName: field.relationshipName ?? null,
    ReferenceTo: field.referenceTo?.join(',') ?? null,
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
      ...texts.map((name) => f.text(name, name, 255, { readOnly: true, nameField: name === 'DeveloperName' })),
      f.reference('EntityDefinitionId', 'Entity Definition ID', 'EntityDefinition', {
        readOnly: true,
        children: 'Particles',
      }),
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
