/** The choices of a standard picklist as a component (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_standardvalueset.htm). */

import { contentJson } from '../../metadata/content-json.ts'
import { standardSet, standardSetNames } from '../../metadata/standard-value-sets.ts'
import * as f from '../../objects/kit/index.ts'
import { componentFields } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'StandardValueSet',
    label: 'Standard Value Set',
    plural: 'Standard Value Sets',
    prefix: '0Nu',
    fields: [
      f.id('Standard Value Set ID'),
      f.text('MasterLabel', 'Label', 255, { readOnly: true, nameField: true }),
      f.text('Language', 'Language', 40, { readOnly: true }),
      ...componentFields(),
    ],
  }),
  rows: (_view, org) =>
    standardSetNames(org).map((name) => ({
      Id: setUpId('0Nu', name),
      MasterLabel: name,
      Language: 'en_US',
      FullName: name,
      ManageableState: 'unmanaged',
      get Metadata() {
        return JSON.stringify(contentJson(standardSet(org, name)))
      },
    })),
} satisfies ComputedObject
