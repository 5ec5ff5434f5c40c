/** Custom metadata types: objects whose rows are set-up, told apart by their developer names (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_custommetadatatype__mdt.htm). */

import type { FieldDef } from '../schema.ts'
import { fieldOf } from './field-of.ts'

const fixed = { createable: false, updateable: false, permissionable: false } as const

/** The fields every such type has. */
export function metadataFields(label: string): FieldDef[] {
  const text = (name: string, of: string, length: number, more: Partial<FieldDef> = {}) =>
    fieldOf({ name, label: of, length, ...fixed, nillable: false, ...more })
  return [
    fieldOf({
      name: 'Id',
      label: 'Custom Metadata Record ID',
      type: 'id',
      ...fixed,
      nillable: false,
      defaultedOnCreate: true,
    }),
    text('DeveloperName', `${label} Name`, 40, { nameField: true }),
    text('MasterLabel', 'Label', 40),
    text('Language', 'Master Language', 40, { defaultValue: 'en_US', defaultedOnCreate: true }),
    text('NamespacePrefix', 'Namespace Prefix', 15, { nillable: true }),
    text('Label', 'Label', 40),
    text('QualifiedApiName', 'Qualified API Name', 70),
    fieldOf({ name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime', ...fixed, nillable: false }),
  ]
}

/** Such rows come by metadata alone; nothing searches, shows or shares them. */
export const METADATA_OBJECT = {
  createable: false,
  updateable: false,
  deletable: false,
  undeletable: false,
  searchable: false,
  layoutable: false,
  triggerable: false,
  replicateable: false,
  mruEnabled: false,
} as const
