/** What every row about a field says of it, whichever object of the Tooling API the row belongs to. */

import * as f from '../objects/kit/index.ts'
import type { FieldDef, ObjectDef } from '../org/index.ts'
import { complexField } from './complex-field.ts'

/** A flag of a row by the flag of the field it follows. */
export type Switches = Readonly<Record<string, keyof FieldDef>>

const texts = ['DurableId', 'QualifiedApiName', 'NamespacePrefix', 'DeveloperName', 'MasterLabel', 'Label', 'DataType']

/** The texts both rows begin with. */
export const fieldTexts = () =>
  texts.map((name) => f.text(name, name, 255, { readOnly: true, nameField: name === 'DeveloperName' }))

/** A look-up of rows that go by their durable ids, which are texts such as 'Account'; those list these rows under `children`. */
export const durableLink = (name: string, label: string, to: string, children?: string): f.FieldSpec => ({
  ...f.reference(name, label, to, { readOnly: true, ...(children && { children }) }),
  type: 'string',
  length: 70,
})

/** The object the row stands on. */
export const entityDefinition = (children?: string) =>
  durableLink('EntityDefinitionId', 'Entity Definition ID', 'EntityDefinition', children)

/** Where a look-up leads, and columns in which there is nothing here. */
export const fieldLinks = () => [
  complexField('ReferenceTo', 'Reference To'),
  ...['RelationshipName', 'ReferenceTargetField', 'ExtraTypeInfo', 'ServiceDataTypeId', 'ValueTypeId'].map((name) =>
    f.text(name, name, 255, { readOnly: true }),
  ),
]

/** Names of the types of values as SOAP has them, where the field's own type is not one. */
const valueTypes: Readonly<Partial<Record<FieldDef['type'], string>>> = {
  base64: 'base64',
  boolean: 'boolean',
  currency: 'double',
  date: 'date',
  datetime: 'dateTime',
  double: 'double',
  id: 'id',
  int: 'int',
  long: 'long',
  percent: 'double',
  reference: 'id',
  time: 'time',
}

/** Names, sizes and flags. */
export function fieldFacts(object: ObjectDef, field: FieldDef, switches: Switches) {
  const id = `${object.name}.${field.name}`
  const flags = Object.entries(switches).map(([name, flag]) => [name, field[flag] === true] as const)
  return {
    Id: id,
    DurableId: id,
    QualifiedApiName: field.name,
    EntityDefinitionId: object.name,
    DeveloperName: field.name.replace(/__\w+$/, ''),
    MasterLabel: field.label,
    Label: field.label,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    ...Object.fromEntries(flags),
    RelationshipName: field.relationshipName ?? null,
    ReferenceTo: JSON.stringify({ referenceTo: field.referenceTo ?? null }),
    ExtraTypeInfo: field.extraTypeInfo ?? null,
    ServiceDataTypeId: valueTypes[field.type] ?? 'string',
    ValueTypeId: valueTypes[field.type] ?? 'string',
    IsCompound: field.type === 'address' || field.type === 'location' || field.extraTypeInfo === 'personname',
    IsHighScaleNumber: false,
    IsAiPredictionField: false,
  }
}
