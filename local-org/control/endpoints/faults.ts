/** Fault rules: fail, delay or cut the next calls. */

import { z } from 'zod'
import { endpoint, nothing } from '../endpoint.ts'
import { faultRule } from '../faults/rule.ts'
import { unknown } from '../refusal.ts'

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/faults',
    summary: 'Adds a fault rule, or a list of them; answers their states with ids',
    input: z.union([faultRule, z.array(faultRule)]),
    run: ({ faults }, rules) => [rules].flat().map((rule) => faults.add(rule)),
  }),
  endpoint({
    method: 'GET',
    path: '/faults',
    summary: 'The rules in force, with how often each matched and applied',
    input: nothing,
    run: ({ faults }) => faults.list(),
  }),
  endpoint({
    method: 'DELETE',
    path: '/faults',
    summary: 'Removes all fault rules',
    input: nothing,
    run: ({ faults }) => ({ removed: faults.remove() }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/faults/:id',
    summary: 'Removes one fault rule',
    input: nothing,
    run({ faults }, _, { id = '' }) {
      if (faults.remove(id) === 0) throw unknown(`There is no fault rule ${id}.`)
      return { removed: 1 }
    },
  }),
]
