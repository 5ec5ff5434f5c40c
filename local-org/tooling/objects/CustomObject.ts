/** A custom object as a component (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_customobject.htm). */

import { storedComponent } from '../../metadata/component-store.ts'
import { contentJson } from '../../metadata/content-json.ts'
import { factText, toXml } from '../../metadata/facts.ts'
import * as f from '../../objects/kit/index.ts'
import { metadataField } from '../component-object.ts'
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
      f.text('Description', 'Description', 1000, { readOnly: true }),
      f.text('FullName', 'Full Name', 255, { readOnly: true }),
      metadataField(),
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
        FullName: name,
        Description: factText(storedComponent({ org }, 'CustomObject', name)?.facts ?? {}, 'description') ?? null,
        get Metadata() {
          return JSON.stringify(contentJson(toXml(storedComponent({ org }, 'CustomObject', name)?.facts ?? {})))
        },
      })),
} satisfies ComputedObject
