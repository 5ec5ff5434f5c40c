/** A validation rule in force (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_validationrule.htm). */

import * as f from '../../objects/kit/index.ts'
import { metadataField } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'
import { entityDefinition } from '../field-facts.ts'

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'ValidationRule',
    label: 'Validation Rule',
    plural: 'Validation Rules',
    prefix: '03d',
    fields: [
      f.id('Validation Rule ID'),
      f.text('ValidationName', 'Validation Name', 255, { readOnly: true, nameField: true }),
      f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
      f.text('ManageableState', 'Manageable State', 40, { readOnly: true }),
      f.checkbox('Active', 'Active', { readOnly: true }),
      f.text('Description', 'Description', 255, { readOnly: true }),
      f.text('ErrorDisplayField', 'Error Display Field', 255, { readOnly: true }),
      f.text('ErrorMessage', 'Error Message', 255, { readOnly: true }),
      f.text('FullName', 'Full Name', 255, { readOnly: true }),
      metadataField(),
      entityDefinition('ValidationRules'),
    ],
  }),
  rows: (_, org) =>
    org.rules.validationRules.map(({ name, object, active, errorCondition, message, errorField }) => ({
      Id: setUpId('03d', object, name),
      ValidationName: name,
      ManageableState: 'unmanaged',
      Active: active,
      ErrorDisplayField: errorField ?? null,
      ErrorMessage: message,
      EntityDefinitionId: object,
      FullName: `${object}.${name}`,
      Metadata: JSON.stringify({
        active,
        description: null,
        errorConditionFormula: errorCondition,
        errorDisplayField: errorField ?? null,
        errorMessage: message,
        shouldEvaluateOnClient: null,
        urls: null,
      }),
    })),
} satisfies ComputedObject
