/** How the org is to send an outbound message: what a person says, wherever it is said. */
import { z } from 'zod'

const condition = z.strictObject({
  field: z.string().regex(/^\w+$/).describe('API name of the field'),
  operator: z.enum([
    'EqualTo',
    'NotEqualTo',
    'GreaterThan',
    'GreaterThanOrEqualTo',
    'LessThan',
    'LessThanOrEqualTo',
    'StartsWith',
    'EndsWith',
    'Contains',
    'IsNull',
  ]),
  value: z.union([z.string(), z.number(), z.boolean()]),
})

export const outboundSetUp = z.strictObject({
  on: z.enum(['create', 'create-or-update']).default('create-or-update').describe('Which saves send it'),
  fields: z.array(z.string().regex(/^\w+$/)).default([]).describe('Fields sent besides Id'),
  conditions: z.array(condition).default([]).describe('All must hold'),
})

export type OutboundSetUp = z.infer<typeof outboundSetUp>

/** API name of an outbound message: Case_Escalated. */
export const outboundName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/)
  .max(60)
  .describe('API name of the outbound message: Case_Escalated')
