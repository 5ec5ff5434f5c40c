/** Calls that have their parameters in the body. */

import type { Call } from '../wire/index.ts'

/** The same call, with those members as parameters of its address. */
export function withBody(call: Call, members: Record<string, unknown>): Call {
  const query = new URLSearchParams(call.query)
  for (const [name, value] of Object.entries(members)) {
    if (value !== null && value !== undefined) query.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  return { ...call, query }
}
