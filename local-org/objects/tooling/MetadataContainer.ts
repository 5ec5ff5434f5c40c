/** Holds working copies of programs until they are saved together (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_metadatacontainer.htm). */
import * as f from '../kit/index.ts'

export default f.object({
  name: 'MetadataContainer',
  label: 'Metadata Container',
  plural: 'Metadata Containers',
  prefix: '1dc',
  undeletable: false,
  searchable: false,
  layoutable: false,
  triggerable: false,
  fields: [
    f.id('Metadata Container ID'),
    f.text('Name', 'Name', 255, { required: true, nameField: true, unique: true }),
    f.audit(),
  ],
})
