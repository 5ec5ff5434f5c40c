/** What components need of each other (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_metadatacomponentdependency.htm). The local org looks into none, so it tells none. */

import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'

const of = (prefix: string) => ['Id', 'Name', 'Namespace', 'Type'].map((what) => `${prefix}MetadataComponent${what}`)

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'MetadataComponentDependency',
    label: 'Metadata Component Dependency',
    plural: 'Metadata Component Dependencies',
    prefix: '0iX',
    fields: [
      f.id('Metadata Component Dependency ID'),
      ...[...of(''), ...of('Ref')].map((name) =>
        f.text(name, name, 255, { readOnly: true, nameField: name === 'MetadataComponentName' }),
      ),
    ],
  }),
  rows: () => [],
} satisfies ComputedObject
