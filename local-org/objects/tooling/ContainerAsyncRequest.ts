/** Saves what a MetadataContainer holds, or looks whether it could be (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_containerasyncrequest.htm). */
import * as f from '../kit/index.ts'

const states = ['Queued', 'Invalidated', 'Completed', 'Failed', 'Error', 'Aborted']

const opaque = { readOnly: true, filterable: false, sortable: false, groupable: false }
const deployDetails: f.FieldSpec = {
  ...f.textarea('DeployDetails', 'Deploy Details', 131_072, opaque),
  type: 'complexvalue',
}

export default f.object({
  name: 'ContainerAsyncRequest',
  label: 'Container Async Request',
  plural: 'Container Async Requests',
  prefix: '1dr',
  undeletable: false,
  searchable: false,
  layoutable: false,
  triggerable: false,
  fields: [
    f.id('Container Async Request ID'),
    f.reference('MetadataContainerId', 'Metadata Container ID', 'MetadataContainer', {
      children: 'ContainerAsyncRequests',
      onParentDelete: 'cascade',
    }),
    f.checkbox('IsCheckOnly', 'Is Check Only', { permissionable: false }),
    f.checkbox('IsRunTests', 'Is Run Tests', { permissionable: false }),
    f.picklist('State', 'State', states, { length: 40, readOnly: true }),
    f.text('MetadataContainerMemberId', 'Metadata Container Member ID', 18, { readOnly: true }),
    deployDetails,
    f.textarea('ErrorMsg', 'Error Message', 4000, { readOnly: true }),
    f.audit(),
  ],
})
