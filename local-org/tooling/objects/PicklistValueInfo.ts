/** A choice of a picklist field (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_picklistvalueinfo.htm). */

import * as f from '../../objects/kit/index.ts'
import type { ObjectDef, Row } from '../../org/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { durableLink } from '../field-facts.ts'

function rowsOf(object: ObjectDef): Row[] {
  return object.fields.flatMap(({ name, picklistValues = [] }) =>
    picklistValues.map(({ value, label, active, defaultValue }): Row => {
      const id = `${object.name}.${name}.${value}`
      return {
        Id: id,
        DurableId: id,
        Value: value,
        Label: label,
        IsDefaultValue: defaultValue,
        IsActive: active,
        EntityParticleId: `${object.name}.${name}`,
      }
    }),
  )
}

export default {
  spec: f.readOnly({
    name: 'PicklistValueInfo',
    label: 'Picklist Value Info',
    plural: 'Picklist Value Infos',
    prefix: '4pv',
    fields: [
      f.id('Picklist Value Info ID'),
      f.text('DurableId', 'Durable ID', 255, { readOnly: true }),
      f.text('Value', 'Value', 255, { readOnly: true }),
      f.text('Label', 'Label', 255, { readOnly: true, nameField: true }),
      f.checkbox('IsDefaultValue', 'Is Default Value', { readOnly: true }),
      f.checkbox('IsActive', 'Is Active', { readOnly: true }),
      durableLink('EntityParticleId', 'Entity Particle ID', 'EntityParticle', 'PicklistValues'),
    ],
  }),
  rows: (view) => [...view.objects()].flatMap(rowsOf),
} satisfies ComputedObject
