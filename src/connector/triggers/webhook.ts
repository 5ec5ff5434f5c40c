/** A call of somebody else's system to an address of ours. */
import { z } from 'zod'
import { defineTrigger } from '../define.ts'

const order = { body: { sku: 'OP-40', quantity: 12 }, query: {}, headers: { 'content-type': 'application/json' } }

export default defineTrigger({
  id: 'webhook',
  title: 'Webhook',
  describe: 'Starts when another system calls an address of ours; body, query and headers are what templates read.',
  object: null,
  group: 'Your own systems',
  feed: 'webhook',
  input: z.strictObject({
    path: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
      .describe('Last part of the address: orders'),
  }),
  watch: () => null,
  accepts: (event, { path }) => event.feed === 'webhook' && event.object === path,
  sample: order,
  examples: [
    {
      title: 'A shop reports its stock',
      with: { path: 'stock' },
      event: { feed: 'webhook', object: 'stock', change: 'created', record: order },
      hears: true,
    },
    {
      title: 'A call to another address',
      with: { path: 'stock' },
      event: { feed: 'webhook', object: 'orders', change: 'created' },
      hears: false,
    },
  ],
})
