/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_describe.htm */

import type { Operation } from '../../soap/index.ts'
import { childTypes, metadataTypes } from '../types.ts'

export default {
  run: () => ({
    metadataObjects: metadataTypes.flatMap(({ name, file }) => {
      if (!file || name.endsWith('Folder')) return []
      const childXmlNames = childTypes(name).map((child) => child.name)
      return {
        childXmlNames,
        directoryName: file.directory,
        inFolder: file.folders !== undefined,
        metaFile: file.source === true,
        suffix: file.suffix || undefined,
        xmlName: name,
      }
    }),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
  }),
} satisfies Operation
