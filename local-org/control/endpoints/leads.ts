/** New leads, as if people had just written in: what the demo lives from. */

import { z } from 'zod'
import { nextLead } from '../../seeds/index.ts'
import { endpoint } from '../endpoint.ts'

const maxLeads = 10_000

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/leads',
    summary: 'Creates believable leads, in one commit, with all rules; answers their ids and their values',
    input: z.strictObject({
      count: z.number().int().min(1).max(maxLeads).default(1),
      from: z
        .number()
        .int()
        .min(0)
        .optional()
        .describe('number of the first lead; the same number gives the same lead'),
      client: z.string().default('demo').describe('name the change log keeps'),
    }),
    output: z.strictObject({
      ids: z.array(z.string()),
      leads: z.array(z.record(z.string(), z.unknown())).describe('their values, in the same order'),
    }),
    run({ instance: { org } }, { count, from, client }) {
      const first = from ?? org.as(org.admin.id).table('Lead').size
      const leads = Array.from({ length: count }, (_, i) => nextLead(first + i))
      const operations = leads.map((values) => ({ op: 'create' as const, object: 'Lead', values }))
      const results = org.save(org.admin.id, operations, { client, autoAssign: true, allOrNone: true })
      const refused = results.flatMap(({ errors }) => errors)[0]
      if (refused) throw refused
      return { ids: results.map(({ id }) => id), leads }
    },
  }),
]
