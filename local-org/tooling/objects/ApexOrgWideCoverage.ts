/** How much of all code tests run through (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexorgwidecoverage.htm): nothing, since the local org runs no Apex. */

import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'ApexOrgWideCoverage',
    label: 'Apex Org Wide Coverage',
    plural: 'Apex Org Wide Coverages',
    prefix: '716',
    fields: [
      f.id('Apex Org Wide Coverage ID'),
      f.int('PercentCovered', 'Percent Covered', { readOnly: true }),
      f.systemModstamp(),
    ],
  }),
  rows: (view, org) => [{ Id: setUpId('716', org.id), PercentCovered: 0, SystemModstamp: view.now() }],
} satisfies ComputedObject
