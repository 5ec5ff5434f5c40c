/** The Name of a custom object's records: a text people type, or a number the org gives. */

import type { FieldDef } from '../../org/index.ts'
import { type Facts, factText } from '../facts.ts'

const nameLength = 80

/** What is not said is that of any Name: found by, sorted by, searched by. */
const usual: Omit<FieldDef, 'label'> = {
  name: 'Name',
  type: 'string',
  length: nameLength,
  precision: 0,
  scale: 0,
  digits: 0,
  nillable: true,
  createable: true,
  updateable: true,
  filterable: true,
  sortable: true,
  groupable: true,
  aggregatable: true,
  unique: false,
  externalId: false,
  idLookup: true,
  nameField: true,
  caseSensitive: false,
  custom: false,
  calculated: false,
  autoNumber: false,
  defaultedOnCreate: false,
  restrictedPicklist: false,
  dependentPicklist: false,
  htmlFormatted: false,
  encrypted: false,
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
  return { ...usual, ...numbered, label, autoNumberFormat: factText(facts, 'displayFormat') ?? '{0}' }
}
