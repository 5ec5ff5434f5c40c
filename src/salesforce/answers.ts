/** Checks the form of what Salesforce answered before anything relies on it. */
import { z } from 'zod'
import { Problem } from '../problems.ts'

/** The body as the schema says. Throws `org-refused` naming the first place that differs. */
export function checked<T>(schema: z.ZodType<T>, body: unknown, what: string): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const place = issue?.path.join('.') || 'the whole answer'
  throw new Problem('org-refused', {
    what: `Salesforce answered ${what} in a form Rainmaker does not know (${place}: ${issue?.message ?? 'unreadable'}).`,
    fix: 'Check that the address is that of a Salesforce org and no page in front of it; else please report this.',
  })
}

/** A record of any fields. Checked from outside only: looking into each field would cost more than reading the answer. */
export const record = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)
