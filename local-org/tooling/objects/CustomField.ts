/** A custom field as a component (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_customfield.htm). */

import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

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
      f.int('Length', 'Length', { readOnly: true }),
      f.reference('EntityDefinitionId', 'Entity Definition ID', 'EntityDefinition', {
        readOnly: true,
        children: 'CustomFields',
      }),
      f.textarea('InlineHelpText', 'Help Text', 510, { readOnly: true }),
    ],
  }),
  rows: (view) =>
    [...view.objects()].flatMap((object) =>
      (object.further?.read === false ? [] : object.fields)
        .filter(({ custom }) => custom)
        .map(({ name, length, inlineHelpText }) => ({
          Id: setUpId('00N', object.name, name),
          DeveloperName: name.replace(/__\w+$/, ''),
          ManageableState: 'unmanaged',
          TableEnumOrId: object.custom ? setUpId('01I', object.name) : object.name,
          FullName: `${object.name}.${name}`,
          Length: length,
          EntityDefinitionId: object.name,
          InlineHelpText: inlineHelpText ?? null,
        })),
    ),
} satisfies ComputedObject
