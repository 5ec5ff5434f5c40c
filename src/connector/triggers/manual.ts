/** Started by a person, the command line or the API, with a payload of their own. */
import { z } from 'zod'
import { defineTrigger } from '../define.ts'

export default defineTrigger({
  id: 'manual',
  title: 'Started by Hand',
  describe:
    'Starts when somebody starts it, from the page, the command line or the API; the payload is what templates read.',
  object: null,
  group: 'Your own systems',
  feed: 'manual',
  input: z.strictObject({}),
  watch: () => null,
  accepts: (event) => event.feed === 'manual',
  sample: { opportunityId: '<id>', taskTitle: 'Send the offer' },
  examples: [
    { title: 'Started', with: {}, event: { feed: 'manual', object: 'manual', change: 'created' }, hears: true },
    { title: 'Something else happens', with: {}, event: { object: 'Lead', change: 'created' }, hears: false },
  ],
})
