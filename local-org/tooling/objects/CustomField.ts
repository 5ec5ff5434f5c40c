/** A custom field as a component (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_customfield.htm). */

import * as f from '../../objects/kit/index.ts'
import { metadataField } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'
import { entityDefinition } from '../field-facts.ts'
import { fieldJson } from '../field-json.ts'

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'CustomField',
    label: 'Custom Field',
    plural: 'Custom Fields',
    prefix: '00N',
    fields: [
      f.id('Custom Field ID'),
      f.text('DeveloperName', 'Developer Name', 255, { readOnly: true, nameField: true }),
      f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
      f.text('ManageableState', 'Manageable State', 40, { readOnly: true }),
      f.text('TableEnumOrId', 'Object', 255, { readOnly: true }),
      f.text('RelationshipLabel', 'Relationship Label', 255, { readOnly: true }),
      f.text('FullName', 'Full Name', 255, { readOnly: true }),
      metadataField(),
      f.int('Length', 'Length', { readOnly: true }),
      entityDefinition('CustomFields'),
      f.textarea('InlineHelpText', 'Help Text', 510, { readOnly: true }),
    ],
  }),
  rows: (view, org) =>
    [...view.objects()].flatMap((object) =>
      (object.further?.read === false ? [] : object.fields)
        .filter(({ custom }) => custom)
        .map((field) => ({
          Id: setUpId('00N', object.name, field.name),
          DeveloperName: field.name.replace(/__\w+$/, ''),
          ManageableState: 'unmanaged',
          TableEnumOrId: object.custom ? setUpId('01I', object.name) : object.name,
          FullName: `${object.name}.${field.name}`,
          Length: field.length,
          EntityDefinitionId: object.name,
          InlineHelpText: field.inlineHelpText ?? null,
          get Metadata() {
            return fieldJson(org, object, field)
          },
        })),
    ),
} satisfies ComputedObject
