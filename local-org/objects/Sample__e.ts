/** An example of a platform event: saving one publishes it. */
import { EVENT_OBJECT } from '../org/schema/usual.ts'
import * as f from './kit/index.ts'

export default f.object({
  name: 'Sample__e',
  label: 'Sample',
  plural: 'Samples',
  prefix: 'e00',
  ...EVENT_OBJECT,
  fields: [
    f.id('Event ID'),
    f.text('ReplayId', 'Replay ID', 255, { readOnly: true }),
    f.created(),
    f.text('EventUuid', 'Event UUID', 36, { readOnly: true }),
    f.text('Message__c', 'Message', 255),
  ],
})
