/** The fields a custom geolocation consists of: Place__c has Place__Latitude__s and Place__Longitude__s. */
import type { FieldDef } from '../schema.ts'
import { fieldOf } from './field-of.ts'

/** The parts to be made with the field; none for fields of other types. */
export function partsOf(field: FieldDef): FieldDef[] {
  if (field.type !== 'location') return []
  return ['Latitude', 'Longitude'].map((part) =>
    fieldOf({
      name: field.name.replace(/__c$/, `__${part}__s`),
      label: `${field.label} (${part})`,
      type: 'double',
      precision: 18,
      scale: 15,
      compoundFieldName: field.name,
      custom: true,
    }),
  )
}
