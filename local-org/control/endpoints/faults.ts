/** Fault rules: fail, delay or cut the next calls. */

import { z } from 'zod'
import { endpoint, nothing, removal } from '../endpoint.ts'
import { faultRule } from '../faults/rule.ts'
import { unknown } from '../refusal.ts'

const state = z.strictObject({
  id: z.string(),
  rule: faultRule,
  matched: z.int().describe('calls that matched; rows for row effects'),
  applied: z.int().describe('how often it took effect'),
})

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/faults',
    summary: 'Adds a fault rule, or a list of them; answers their states with ids',
    input: z.union([faultRule, z.array(faultRule)]),
    output: z.array(state),
    run: ({ faults }, rules) => [rules].flat().map((rule) => faults.add(rule)),
  }),
  endpoint({
    method: 'GET',
    path: '/faults',
    summary: 'The rules in force, with how often each matched and applied',
    input: nothing,
    output: z.array(state),
    run: ({ faults }) => faults.list(),
  }),
  endpoint({
    method: 'DELETE',
    path: '/faults',
    summary: 'Removes all fault rules',
    input: nothing,
    output: removal,
    run: ({ faults }) => ({ removed: faults.remove() }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/faults/:id',
    summary: 'Removes one fault rule',
    input: nothing,
    output: removal,
    run({ faults }, _, { id = '' }) {
      if (faults.remove(id) === 0) throw unknown(`There is no fault rule ${id}.`)
      return { removed: 1 }
    },
  }),
]
