/** A custom object as a component (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_customobject.htm). */

import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'CustomObject',
    label: 'Custom Object',
    plural: 'Custom Objects',
    prefix: '01I',
    fields: [
      f.id('Custom Object ID'),
      f.text('DeveloperName', 'Developer Name', 255, { readOnly: true, nameField: true }),
      f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
      f.text('ManageableState', 'Manageable State', 40, { readOnly: true }),
      f.text('SharingModel', 'Sharing Model', 40, { readOnly: true }),
      f.text('ExternalName', 'External Name', 255, { readOnly: true }),
    ],
  }),
  rows: (view, org) =>
    [...view.objects()]
      .filter(({ custom }) => custom)
      .map(({ name }) => ({
        Id: setUpId('01I', name),
        DeveloperName: name.replace(/__\w+$/, ''),
        ManageableState: 'unmanaged',
        SharingModel: org.rules.sharing[name] ?? 'ReadWrite',
      })),
} satisfies ComputedObject
