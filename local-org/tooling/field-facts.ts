/** What every row about a field says of it, whichever object of the Tooling API the row belongs to. */

import * as f from '../objects/kit/index.ts'
import type { FieldDef, ObjectDef } from '../org/index.ts'

/** A flag of a row by the flag of the field it follows. */
export type Switches = Readonly<Record<string, keyof FieldDef>>

const texts = ['DurableId', 'QualifiedApiName', 'NamespacePrefix', 'DeveloperName', 'MasterLabel', 'Label', 'DataType']

/** The texts both rows begin with. */
export const fieldTexts = () =>
  texts.map((name) => f.text(name, name, 255, { readOnly: true, nameField: name === 'DeveloperName' }))

/** The object the field stands on; the object lists its rows under the name given. */
export const entityDefinition = (children: string) =>
  f.reference('EntityDefinitionId', 'Entity Definition ID', 'EntityDefinition', { readOnly: true, children })

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
    ReferenceTo: field.referenceTo?.join(',') ?? null,
  }
}
