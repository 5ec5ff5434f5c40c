/** The org's clock: read, set, moved, frozen. */

import { z } from 'zod'
import { type Controlled, endpoint, nothing } from '../endpoint.ts'

const instant = z.union([z.number(), z.iso.datetime({ offset: true })])

const output = z.strictObject({ now: z.iso.datetime(), ms: z.number().describe('the same as epoch milliseconds') })

function read({ instance }: Controlled) {
  const ms = instance.org.clock.now()
  return { now: new Date(ms).toISOString(), ms }
}

export const endpoints = [
  endpoint({ method: 'GET', path: '/clock', summary: "The org's time", input: nothing, output, run: read }),
  endpoint({
    method: 'POST',
    path: '/clock',
    summary: "Sets, moves, freezes or releases the org's clock; answers the new time",
    input: z.strictObject({
      set: instant.optional().describe('ISO time or epoch milliseconds'),
      advance: z.number().optional().describe('milliseconds; negative moves back'),
      freeze: z.boolean().optional().describe('true stops the clock, so that all stamps are equal; false lets it run'),
    }),
    output,
    run(controlled, { set, advance, freeze }) {
      const { clock } = controlled.instance.org
      if (set !== undefined) clock.set(typeof set === 'number' ? set : Date.parse(set))
      if (advance !== undefined) clock.advance(advance)
      if (freeze === true) clock.freeze()
      if (freeze === false) clock.unfreeze()
      return read(controlled)
    },
  }),
]
