/** A version of a flow (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_flow.htm). */

import { contentJson } from '../../metadata/content-json.ts'
import { factText, toXml } from '../../metadata/facts.ts'
import { activeVersion, flowNames, versionsOf } from '../../metadata/flow/versions.ts'
import * as f from '../../objects/kit/index.ts'
import { metadataField } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'Flow',
    label: 'Flow',
    plural: 'Flows',
    prefix: '301',
    fields: [
      f.id('Flow ID'),
      f.text('MasterLabel', 'Master Label', 255, { readOnly: true, nameField: true }),
      f.int('VersionNumber', 'Version Number', { readOnly: true }),
      f.text('Status', 'Status', 40, { readOnly: true }),
      f.text('ProcessType', 'Process Type', 40, { readOnly: true }),
      f.text('ManageableState', 'Manageable State', 40, { readOnly: true }),
      f.double('ApiVersion', 'API Version', 18, 1, { readOnly: true }),
      f.text('Description', 'Description', 255, { readOnly: true }),
      f.text('FullName', 'Full Name', 255, { readOnly: true }),
      metadataField(),
      f.reference('DefinitionId', 'Flow Definition ID', 'FlowDefinition', { readOnly: true, children: 'Versions' }),
    ],
  }),
  rows: (_, org) =>
    flowNames({ org }).flatMap((name) =>
      versionsOf({ org }, name).map(({ number, facts }) => ({
        Id: setUpId('301', name, String(number)),
        MasterLabel: factText(facts, 'label') ?? name,
        VersionNumber: number,
        Status: activeVersion({ org }, name)?.number === number ? 'Active' : 'Obsolete',
        ProcessType: factText(facts, 'processType') ?? null,
        ManageableState: 'unmanaged',
        DefinitionId: setUpId('300', name),
        ApiVersion: Number(factText(facts, 'apiVersion') ?? 0) || null,
        Description: factText(facts, 'description') ?? null,
        FullName: `${name}-${number}`,
        get Metadata() {
          return JSON.stringify(contentJson(toXml(facts)))
        },
      })),
    ),
} satisfies ComputedObject
