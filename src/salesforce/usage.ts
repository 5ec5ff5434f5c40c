/** What a call took of the org's allowance, as far as its answer tells. */
import type { CallReport, RestCall } from './salesforce.ts'

/** Reads `Sforce-Limit-Info: api-usage=17/15000`. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm */
export function readUsage(header: string | undefined): CallReport['usage'] {
  const found = /(?:^|[;,\s])api-usage=(\d+)\/(\d+)/.exec(header ?? '')
  return found ? { used: Number(found[1]), limit: Number(found[2]) } : null
}

/** The org's clock from the Date header, epoch ms. */
export function readOrgTime(header: string | undefined): number | null {
  const time = Date.parse(header ?? '')
  return Number.isNaN(time) ? null : time
}

/** API calls one HTTP call counts for: each part of a composite batch counts, sign-in paths do not [K]. */
export function counted(call: RestCall): number {
  if (call.path.startsWith('/services/oauth2')) return 0
  if (!/\/composite\/batch\/?$/.test(call.path)) return 1
  const parts = (call.body as { batchRequests?: unknown } | undefined)?.batchRequests
  return Array.isArray(parts) ? parts.length : 1
}
