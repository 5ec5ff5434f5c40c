/** Snapshots: the org as it was, as often as wanted. */

import { z } from 'zod'
import { connection, endpoint, nothing, removal } from '../endpoint.ts'
import { unknown } from '../refusal.ts'

const missing = (name: string) => unknown(`There is no snapshot ${name}.`)

const facts = z.strictObject({
  name: z.string(),
  at: z.iso.datetime().describe('org time when it was taken'),
  records: z.int().describe('live rows in it'),
})

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/snapshots',
    summary:
      'Keeps rows, files, schema, rules and clock as they are now, under a name; apps and tokens are not part of it',
    input: z.strictObject({ name: z.string().min(1).default('default') }),
    output: facts,
    run: ({ snapshots }, { name }) => snapshots.take(name),
  }),
  endpoint({
    method: 'GET',
    path: '/snapshots',
    summary: 'The snapshots there are',
    input: nothing,
    output: z.array(facts),
    run: ({ snapshots }) => snapshots.list(),
  }),
  endpoint({
    method: 'POST',
    path: '/snapshots/:name/restore',
    summary: 'Goes back to a snapshot, as often as wanted; event streams begin anew, as after a reset',
    input: nothing,
    output: connection,
    run({ snapshots }, _, { name = '' }) {
      const access = snapshots.restore(name)
      if (access === undefined) throw missing(name)
      return access
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/snapshots/:name',
    summary: 'Forgets a snapshot',
    input: nothing,
    output: removal,
    run({ snapshots }, _, { name = '' }) {
      if (!snapshots.drop(name)) throw missing(name)
      return { removed: 1 }
    },
  }),
]
