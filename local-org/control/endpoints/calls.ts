/** The ledger: what was asked of the org and what it cost. */

import { z } from 'zod'
import { endpoint, nothing } from '../endpoint.ts'

const filter = z.strictObject({
  client: z.string().optional().describe('client of Sforce-Call-Options, else the user agent'),
  method: z.string().optional(),
  path: z.string().optional().describe('regular expression for the path'),
  object: z.string().optional(),
  status: z.coerce.number().int().optional(),
  after: z.coerce.number().int().optional().describe('only entries with a greater number'),
})

export const endpoints = [
  endpoint({
    method: 'GET',
    path: '/calls',
    summary: 'Every call answered, oldest first: time, method, path, client, status, ms, API calls, object, rows',
    input: filter.extend({ limit: z.coerce.number().int().min(1).optional().describe('only the newest so many') }),
    run({ ledger }, { limit, ...asked }) {
      const entries = ledger.list(asked)
      return limit === undefined ? entries : entries.slice(-limit)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/calls/summary',
    summary: 'Totals of the same calls: number, API calls, rows, failures, by client, resource, object and status',
    input: filter,
    run: ({ ledger }, asked) => ledger.totals(asked),
  }),
  endpoint({
    method: 'DELETE',
    path: '/calls',
    summary: 'Forgets the calls so far; the API allowance stays as it is',
    input: nothing,
    run: ({ ledger }) => ledger.clear(),
  }),
]
