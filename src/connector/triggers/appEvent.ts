/** An event of the user's own systems, such as MEETING_ENDED, posted to our API. */
import { z } from 'zod'
import { defineTrigger } from '../define.ts'

const meeting = {
  meeting: {
    title: 'Presses for Northwind',
    salesforceOpportunityId: '<id>',
    externalServiceObjects: [{ type: 'DEAL', externalId: '<id>' }],
    transcript: 'We agreed that …',
  },
}

export default defineTrigger({
  id: 'appEvent',
  title: 'App Event',
  describe:
    'Starts when one of your own systems posts an event of this name, such as MEETING_ENDED; its payload is what templates read.',
  object: null,
  group: 'Your own systems',
  feed: 'app-event',
  input: z.strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z][\w.-]{0,99}$/)
      .describe('Name of the event: MEETING_ENDED'),
  }),
  watch: () => null,
  accepts: (event, { name }) => event.feed === 'app-event' && event.object === name,
  sample: meeting,
  examples: [
    {
      title: 'A meeting ended',
      with: { name: 'MEETING_ENDED' },
      event: { feed: 'app-event', object: 'MEETING_ENDED', change: 'created', record: meeting },
      hears: true,
    },
    {
      title: 'Another event',
      with: { name: 'MEETING_ENDED' },
      event: { feed: 'app-event', object: 'MEETING_BEGAN', change: 'created' },
      hears: false,
    },
  ],
})
