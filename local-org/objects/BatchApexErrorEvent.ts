/** What is published when a batch of Apex fails (https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/sforce_api_objects_batchapexerrorevent.htm). No Apex runs here: events are those that clients publish. */
import { EVENT_OBJECT } from '../org/schema/usual.ts'
import * as f from './kit/index.ts'

export default f.object({
  name: 'BatchApexErrorEvent',
  label: 'Batch Apex Error Platform Event',
  plural: 'Batch Apex Error Platform Events',
  prefix: '1QQ',
  ...EVENT_OBJECT,
  fields: [
    f.id('Event ID'),
    f.text('ReplayId', 'Replay ID For Platform Event', 1000, { readOnly: true }),
    f.created(),
    f.text('EventUuid', 'Event UUID For Platform Event', 36, { readOnly: true }),
    f.text('ExceptionType', 'Exception Type Thrown', 200),
    f.text('StackTrace', 'Error Stack Trace', 5000),
    f.text('Message', 'Exception Message', 5000),
    f.text('AsyncApexJobId', 'Async Apex Job ID', 18),
    f.text('RequestId', 'Jetty Request ID', 18),
    f.textarea('JobScope', 'Items In Failed Batch', 40_000),
    f.checkbox('DoesExceedJobScopeMaxLength', 'Item Values Max Length Exceeded'),
    f.text('Phase', 'Phase', 8),
  ],
})
