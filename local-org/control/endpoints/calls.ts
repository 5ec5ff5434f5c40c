/** The ledger: what was asked of the org and what it cost. */

import { z } from 'zod'
import { endpoint, nothing, ok } from '../endpoint.ts'

const filter = z.strictObject({
  client: z.string().optional().describe('client of Sforce-Call-Options, else the user agent'),
  method: z.string().optional(),
  path: z.string().optional().describe('regular expression for the path'),
  object: z.string().optional(),
  status: z.coerce.number().int().optional(),
  after: z.coerce.number().int().optional().describe('only entries with a greater number'),
})

const entry = z.strictObject({
  number: z.int().describe('counts up from 1 and is never used again'),
  time: z.iso.datetime().describe('org time'),
  method: z.string(),
  path: z.string(),
  query: z.string().describe("as it was sent, without '?'"),
  resource: z.string().nullable().describe('the route that answered; null when none knew the path'),
  client: z.string(),
  userId: z.string().nullable(),
  status: z.int(),
  ms: z.number().describe('how long the answer took, real milliseconds'),
  apiCalls: z.int().describe('what it took from the daily allowance'),
  object: z.string().nullable(),
  rows: z.int().describe('rows read or written'),
  fault: z.string().nullable().describe('id of the fault rule that interfered'),
})

const counts = z.record(z.string(), z.int())

const totals = z.strictObject({
  calls: z.int(),
  apiCalls: z.int(),
  rows: z.int(),
  failed: z.int(),
  byClient: counts,
  byResource: counts,
  byObject: counts,
  byStatus: counts,
})

export const endpoints = [
  endpoint({
    method: 'GET',
    path: '/calls',
    summary: 'Every call answered, oldest first: time, method, path, client, status, ms, API calls, object, rows',
    input: filter.extend({ limit: z.coerce.number().int().min(1).optional().describe('only the newest so many') }),
    output: z.array(entry),
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
    output: totals,
    run: ({ ledger }, asked) => ledger.totals(asked),
  }),
  endpoint({
    method: 'DELETE',
    path: '/calls',
    summary: 'Forgets the calls so far; the API allowance stays as it is',
    input: nothing,
    output: ok,
    run: ({ ledger }) => ledger.clear(),
  }),
]
