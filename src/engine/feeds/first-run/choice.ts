/** What a workflow shall hear of what was there before it was turned on. */
import { z } from 'zod'

export const firstRunChoice = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('now').describe('Only what happens from now on') }),
  z.strictObject({
    from: z.literal('date'),
    since: z.iso.datetime({ offset: true }).describe('What happened since then'),
  }),
  z.strictObject({
    from: z.literal('last'),
    count: z.number().int().min(1).max(2000).describe('The last so many records'),
  }),
  z.strictObject({ from: z.literal('everything').describe('All records there are') }),
])

export type FirstRunChoice = z.infer<typeof firstRunChoice>
