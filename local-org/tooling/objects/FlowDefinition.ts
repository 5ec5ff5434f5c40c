/** A flow, whatever its versions (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_flowdefinition.htm). */

import { factText } from '../../metadata/facts.ts'
import { activeVersion, flowNames, versionsOf } from '../../metadata/flow/versions.ts'
import * as f from '../../objects/kit/index.ts'
import { componentFields } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'FlowDefinition',
    label: 'Flow Definition',
    plural: 'Flow Definitions',
    prefix: '300',
    fields: [
      f.id('Flow Definition ID'),
      f.text('DeveloperName', 'Developer Name', 255, { readOnly: true, nameField: true }),
      f.reference('ActiveVersionId', 'Active Version ID', 'Flow', { readOnly: true }),
      f.reference('LatestVersionId', 'Latest Version ID', 'Flow', { readOnly: true }),
      f.text('MasterLabel', 'Master Label', 255, { readOnly: true }),
      f.text('Description', 'Description', 1000, { readOnly: true }),
      componentFields(),
    ],
  }),
  rows: (_, org) =>
    flowNames({ org }).map((name) => {
      const id = (number: number | undefined) => (number === undefined ? null : setUpId('301', name, String(number)))
      const active = activeVersion({ org }, name)?.number
      const latest = versionsOf({ org }, name).at(-1)
      return {
        Id: setUpId('300', name),
        DeveloperName: name,
        ActiveVersionId: id(active),
        LatestVersionId: id(latest?.number),
        MasterLabel: factText(latest?.facts ?? {}, 'label') ?? name,
        Description: factText(latest?.facts ?? {}, 'description') ?? null,
        FullName: name,
        Metadata: JSON.stringify({
          activeVersionNumber: active ?? null,
          description: null,
          masterLabel: null,
          urls: null,
        }),
        ManageableState: 'unmanaged',
      }
    }),
} satisfies ComputedObject
