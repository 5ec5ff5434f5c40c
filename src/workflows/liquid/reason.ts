/** Liquid's complaints in one sentence. */
import { LiquidError, type LiquidErrors } from 'liquidjs'

/** The error's first sentence, without the place: most templates are one line. */
export function reasonOf(cause: unknown): string {
  const text = LiquidError.is(cause) ? ((cause as LiquidErrors).originalError?.message ?? cause.message) : String(cause)
  return text.replace(/, (file|line):.*$/s, '').replace(/^\w*Error: /, '')
}
