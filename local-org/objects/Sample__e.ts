/** An example of a platform event: saving one publishes it. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'Sample__e',
  label: 'Sample',
  plural: 'Samples',
  prefix: 'e00',
  updateable: false,
  deletable: false,
  undeletable: false,
  queryable: false,
  retrieveable: false,
  searchable: false,
  layoutable: false,
  replicateable: false,
  fields: [
    f.id('Event ID'),
    f.text('ReplayId', 'Replay ID', 255, { readOnly: true }),
    f.created(),
    f.text('EventUuid', 'Event UUID', 36, { readOnly: true }),
    f.text('Message__c', 'Message', 255),
  ],
})
