/** A message that a flow or workflow rule of the org sends us. */
import { z } from 'zod'
import { defineTrigger } from '../define.ts'
import { outboundName, outboundSetUp } from '../outbound-set-up.ts'

export default defineTrigger({
  id: 'outboundMessage',
  title: 'Outbound Message Received',
  describe:
    'Starts when the org sends an outbound message about a record of the object: at once, set up with a record-triggered flow and without Apex.',
  object: null,
  group: 'Any object',
  feed: 'outbound-message',
  input: z
    .strictObject({
      object: z.string().regex(/^\w+$/).describe('API name of the object: Case, Invoice__c'),
      message: outboundName.optional().describe('Only messages of this name; left out: all of the object'),
      setUp: outboundSetUp
        .optional()
        .describe(
          'Set message and flow up in the org when the workflow is turned on, and take them down when it is turned off; left out: somebody does by hand',
        ),
    })
    .refine(({ message, setUp }) => !setUp || message, {
      path: ['message'],
      message: 'What is to be set up needs a name: give message, such as Case_Escalated',
    }),
  watch: () => null,
  accepts: (event, { object, message }) =>
    event.feed === 'outbound-message' &&
    event.object === object &&
    (message === undefined || event.record['outboundMessage'] === message),
  sample: { Id: '<id>', outboundMessage: 'Case_Escalated', Subject: 'The press stops', Priority: 'High' },
  examples: [
    {
      title: 'A case is escalated',
      with: { object: 'Case' },
      event: { feed: 'outbound-message', object: 'Case', change: 'updated' },
      hears: true,
    },
    {
      title: 'A message of another name',
      with: { object: 'Case', message: 'Case_Escalated' },
      event: {
        feed: 'outbound-message',
        object: 'Case',
        change: 'updated',
        record: { outboundMessage: 'Case_Closed' },
      },
      hears: false,
    },
    {
      title: 'The same case, heard by polling',
      with: { object: 'Case' },
      event: { feed: 'polling', object: 'Case', change: 'updated' },
      hears: false,
    },
  ],
})
