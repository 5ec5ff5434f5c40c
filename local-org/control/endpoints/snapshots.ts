/** Snapshots: the org as it was, as often as wanted. */

import { z } from 'zod'
import { endpoint, nothing } from '../endpoint.ts'
import { unknown } from '../refusal.ts'

const missing = (name: string) => unknown(`There is no snapshot ${name}.`)

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/snapshots',
    summary:
      'Keeps rows, files, schema, rules and clock as they are now, under a name; apps and tokens are not part of it',
    input: z.strictObject({ name: z.string().min(1).default('default') }),
    run: ({ snapshots }, { name }) => snapshots.take(name),
  }),
  endpoint({
    method: 'GET',
    path: '/snapshots',
    summary: 'The snapshots there are',
    input: nothing,
    run: ({ snapshots }) => snapshots.list(),
  }),
  endpoint({
    method: 'POST',
    path: '/snapshots/:name/restore',
    summary: 'Goes back to a snapshot, as often as wanted; event streams begin anew, as after a reset',
    input: nothing,
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
    run({ snapshots }, _, { name = '' }) {
      if (!snapshots.drop(name)) throw missing(name)
      return { removed: 1 }
    },
  }),
]
