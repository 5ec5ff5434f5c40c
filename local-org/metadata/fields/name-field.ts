/** The Name of a custom object's records: a text people type, or a number the org gives. */

import { type FieldDef, USUAL_FIELD } from '../../org/index.ts'
import { type Facts, factText } from '../facts.ts'
import { numbering } from './auto-number.ts'

const nameLength = 80

/** What is not said is that of any Name: found by, sorted by, searched by. */
const usual: Omit<FieldDef, 'label'> = {
  ...USUAL_FIELD,
  name: 'Name',
  type: 'string',
  length: nameLength,
  idLookup: true,
  nameField: true,
  custom: false,
  permissionable: false,
}

const numbered: Partial<FieldDef> = {
  autoNumber: true,
  createable: false,
  updateable: false,
  nillable: false,
  defaultedOnCreate: true,
}

/** `objectLabel` names the field when it has no label of its own. */
export function nameField(facts: Facts, objectLabel: string): FieldDef {
  const label = factText(facts, 'label') ?? `${objectLabel} Name`
  if (factText(facts, 'type') !== 'AutoNumber') return { ...usual, label }
  return { ...usual, ...numbered, label, ...numbering(facts) }
}
