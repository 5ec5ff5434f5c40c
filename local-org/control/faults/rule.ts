/** What a fault rule says, as the control door takes it. */

import { z } from 'zod'

function isPattern(source: string): boolean {
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}

const callNumber = z.number().int().min(1)

const match = z
  .strictObject({
    method: z.string().optional().describe('HTTP method, any case'),
    path: z
      .string()
      .refine(isPattern, 'is no regular expression')
      .optional()
      .describe('regular expression for the path, e.g. "/composite"'),
    object: z.string().optional().describe('API name of an object the call is about'),
    row: z.string().optional().describe('18-character id, or external id, of a record the call is about'),
    user: z.string().optional().describe('id or name of the user whose token the call carries'),
    client: z.string().optional().describe('client of Sforce-Call-Options, else the user agent'),
    call: z
      .union([callNumber, z.array(callNumber)])
      .optional()
      .describe('only the n-th call that matches the rest, counted from 1 since the rule was set'),
  })
  .describe('Members left out match anything.')

export const effectNames = [
  'answer',
  'refuse',
  'unavailable',
  'limit',
  'expired-token',
  'cut-before',
  'cut-after',
  'half-answer',
  'slow',
  'lock',
  'row-error',
  'late-commit',
  'clock-skew',
] as const

export const faultRule = z.strictObject({
  match: match.default({}),
  times: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('how often the rule applies; 0 is for ever. Default: 1, or the number of calls named in match.call'),
  chance: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('how probable it is that a call is met at all, 0 to 1; default 1'),
  from: z.iso.datetime({ offset: true }).optional().describe('in force from this moment of org time'),
  until: z.iso.datetime({ offset: true }).optional().describe('and up to this one: a maintenance window'),
  effect: z.enum(effectNames).describe('what happens; the README of the control door explains each'),
  ms: z.number().optional().describe('slow, late-commit, clock-skew: milliseconds (default 1000)'),
  jitterMs: z.number().min(0).optional().describe('slow: up to so many milliseconds more, by chance'),
  status: z
    .number()
    .int()
    .min(100)
    .max(599)
    .optional()
    .describe('answer (default 500), refuse (default 400): HTTP status; SOAP faults are always 500'),
  body: z.unknown().optional().describe('answer: body; text is sent as it is, anything else as JSON'),
  headers: z.record(z.string(), z.string()).optional().describe('answer: headers'),
  errorCode: z.string().optional().describe("refuse, row-error: Salesforce's error code"),
  message: z.string().optional().describe('refuse, row-error: the words'),
  fields: z.array(z.string()).optional().describe('refuse, row-error: fields it names'),
})

export type FaultRule = z.infer<typeof faultRule>
/** A rule as a client writes it: what has a default may be left out. */
export type FaultWish = z.input<typeof faultRule>
