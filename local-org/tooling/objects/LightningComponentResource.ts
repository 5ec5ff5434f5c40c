/** A file of a Lightning web component (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_lightningcomponentresource.htm). */

import { bundleFile, bundleFiles } from '../../metadata/bundle-types.ts'
import { storedComponent, storedNames } from '../../metadata/component-store.ts'
import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

const bundle = 'LightningComponentBundle'

export default {
  tooling: true,
  spec: f.readOnly({
    name: 'LightningComponentResource',
    label: 'Lightning Component Resource',
    plural: 'Lightning Component Resources',
    prefix: '0Rd',
    fields: [
      f.id('Lightning Component Resource ID'),
      f.reference('LightningComponentBundleId', 'Lightning Component Bundle ID', bundle, { readOnly: true }),
      f.text('FilePath', 'File Path', 255, { readOnly: true, nameField: true }),
      f.text('Format', 'Format', 40, { readOnly: true }),
      f.textarea('Source', 'Source', 1_000_000, { readOnly: true }),
    ],
  }),
  rows: (_view, org) =>
    storedNames({ org }, bundle).flatMap((name) =>
      bundleFiles(storedComponent({ org }, bundle, name)?.facts ?? {}).map((file) => {
        const [path, bytes] = bundleFile(file)
        return {
          Id: setUpId('0Rd', path),
          LightningComponentBundleId: setUpId('0Rb', name),
          FilePath: path,
          Format: path.slice(path.lastIndexOf('.') + 1),
          Source: new TextDecoder().decode(bytes),
        }
      }),
    ),
} satisfies ComputedObject
