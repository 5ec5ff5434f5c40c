/** Somebody fills in the form on the website: new believable leads, for demos. */

import { z } from 'zod'
import { nextLead } from '../../seeds/index.ts'
import { endpoint } from '../endpoint.ts'

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/leads',
    summary:
      'Creates believable leads in one transaction, as an integration user of the website would; answers their ids',
    input: z.strictObject({ count: z.number().int().min(1).max(1000).default(1) }),
    async run({ instance: { org } }, { count }) {
      // The number of leads so far goes on with the series, so that each lead is another person.
      const first = org.as(org.admin.id).table('Lead').size
      let ids: string[] = []
      await org.seed((writer) => {
        ids = writer.insert(
          'Lead',
          Array.from({ length: count }, (_, n) => nextLead(first + n)),
        )
      })
      return { ids }
    },
  }),
]
