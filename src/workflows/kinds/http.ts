/** `http:` asks any web address that everybody can reach. */
import { z } from 'zod'
import { calling, common, type Kind, nil, values } from './kind.ts'
import type { HttpStep } from './steps.ts'

const call = z
  .strictObject({
    method: z
      .enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
      .default('GET')
      .describe('POST and PATCH are not repeated when their answer is lost'),
    url: z
      .string()
      .describe(
        'Values in it are encoded: https://example.com/meetings/{{ json.id }}. One single {{ … }} is taken as it is',
      ),
    headers: z.record(z.string(), z.string()).default({}).describe('Values of secrets are not shown in runs'),
    query: values.default({}).describe('Added to the url; a list gives a name several times'),
    body: z.unknown().optional().describe('Sent as JSON'),
    form: values.optional().describe('Sent as a form instead'),
    text: z.string().optional().describe('Sent as it is instead; name its content-type in headers'),
    accept: z
      .array(z.number().int().min(300).max(599))
      .default([])
      .describe('Statuses besides 2xx that are no failure: [404]'),
    idempotent: z
      .boolean()
      .optional()
      .describe(
        'true for a POST or PATCH the other side does once however often it is sent, by the header Idempotency-Key',
      ),
  })
  .refine((given) => [given.body, given.form, given.text].filter((one) => one !== undefined).length <= 1, {
    message: 'Give body, form or text, not several',
  })

export const httpKind: Kind<HttpStep> = {
  describe: 'Asks a web address; the answer is json.<id>.body, with status and headers.',
  shape: (steps) => z.strictObject({ ...common(steps), http: call.describe('What is asked'), nil, ...calling }),
  templates: ['http'],
}
